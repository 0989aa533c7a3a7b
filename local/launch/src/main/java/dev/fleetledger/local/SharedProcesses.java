package dev.fleetledger.local;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Properties;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.hub.AgentsControl;
import dev.fleetledger.local.process.LocalService;

/**
 * Runs all clusters in one process and all agents in another. The agents share one Kafka user, the administrator, because no cluster's
 * own user may read for all; each agent still signs with its own key.
 */
record SharedProcesses(FleetContext fleetContext) implements ClusterProcesses {

    @Override
    public void startClusters() {
        fleetContext.supervisor().start(LocalService.SIMULATIONS, fleetContext.environments().simulation(fleetContext.clusterNames()));
    }

    @Override
    public void startAgents(Map<String, Map<String, String>> settings) {
        DataFolder.deleteFiles(fleetContext.environments().agentsFolder());
        settings.forEach(this::write);
        fleetContext.supervisor().start(LocalService.AGENTS, fleetContext.environments().agents());
    }

    private void write(String cluster, Map<String, String> settings) {
        DataFolder.write(fleetContext.environments().agentsFolder().resolve(cluster + ".properties"),
                toProperties(fleetContext.environments().agent(cluster, settings)));
    }

    @Override
    public void replaceAgent(String cluster, Map<String, String> settings) {
        write(cluster, settings);
        control().setState(cluster, "reloaded");
    }

    @Override
    public void stopAgent(String cluster) {
        control().setState(cluster, "stopped");
    }

    @Override
    public void resumeAgent(String cluster) {
        control().setState(cluster, "running");
    }

    @Override
    public Map<String, URI> agentsReadiness() {
        return Map.of(LocalService.AGENTS.title(), fleetContext.addresses().agents().resolve("/readyz"));
    }

    private AgentsControl control() {
        return new AgentsControl(fleetContext.addresses().agents());
    }

    private static String toProperties(Map<String, String> environment) {
        var properties = new Properties();
        properties.putAll(environment);
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
