package dev.fleetledger.local.process;

import java.nio.file.Path;

/**
 * The services that are Java programs of this project, one row each.
 *
 * <p>Heap sizes suit a demonstration on one machine: they start small, so that everything fits beside an IDE, and their maxima
 * suffice for a few dozen large workloads.
 */
public enum LocalService {
    ISSUER("issuer", "local/issuer", "dev.fleetledger.issuer.IssuerApplication", 64),
    COMMAND_SIDE("command-side", "command-side", "dev.fleetledger.command.CommandSide", 192),
    QUERY_SIDE("query-side", "query-side", "dev.fleetledger.query.QuerySide", 192),
    CONSOLE("console", "console", "dev.fleetledger.console.ConsoleApplication", 96),
    SIMULATION("simulation", "local/simulation", "dev.fleetledger.simulation.SimulationMain", 256),
    AGENT("agent", "cluster-agent", "dev.fleetledger.agent.AgentMain", 64),
    /** Many clusters in one process, and their agents in another, as needed for a thousand. */
    SIMULATIONS("clusters", "local/simulation", "dev.fleetledger.simulation.SimulationMain", 384),
    AGENTS("agents", "local/agents", "dev.fleetledger.agents.AgentsMain", 384);

    private final String title;
    private final String folder;
    private final String mainClass;
    private final int heapMegabytes;

    LocalService(String title, String folder, String mainClass, int heapMegabytes) {
        this.title = title;
        this.folder = folder;
        this.mainClass = mainClass;
        this.heapMegabytes = heapMegabytes;
    }

    public String title() {
        return title;
    }

    Path folderIn(Path checkout) {
        return checkout.resolve(folder);
    }

    String mainClass() {
        return mainClass;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
