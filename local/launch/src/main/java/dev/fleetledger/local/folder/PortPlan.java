package dev.fleetledger.local.folder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fleetledger.parts.process.Ports;

/**
 * Assigns ports near the console's port. They are the same at every start, because tokens contain the issuer's address and kubeconfigs
 * that of the simulation.
 */
public final class PortPlan {

    /** These are assigned the ports after the console's in this order, except ports where another process listens. */
    private static final List<String> PROCESSES = List.of("command-side", "query-side", "issuer", "postgresql", "kafka",
            "local", "command-side.management", "query-side.management", "console.management", "kafka.controller");

    private final GeneratedProperties generatedProperties;
    private final int console;
    private final Map<String, Integer> ports = new HashMap<>();
    private int next;

    /** @param console 0 means free ports for everything */
    public PortPlan(DataFolder data, int console) {
        this.generatedProperties = new GeneratedProperties(data.resolve("ports.properties"));
        this.console = console == 0 ? Integer.parseInt(generatedProperties.getOrGenerate("console", () -> String.valueOf(Ports.free())))
                : console;
        this.next = console == 0 ? 0 : console + 1;
        PROCESSES.forEach(this::portOf);
    }

    /** The console's port is never replaced by another one, because people expect it there. */
    public int console() {
        return console;
    }

    /** Returns, at start-up, whether no other process listens on the console's port. */
    public boolean isConsoleFree() {
        return !Ports.isListening(console);
    }

    /** Returns the port of that process: the previous one, or another if a different process listens there at this start. */
    public synchronized int portOf(String process) {
        return ports.computeIfAbsent(process, this::assign);
    }

    private int assign(String process) {
        var previous = this.generatedProperties.find(process).map(Integer::parseInt).filter(port -> !Ports.isListening(port));
        if (previous.isPresent()) {
            return previous.get();
        }
        int port = nextFree();
        this.generatedProperties.put(process, Integer.toString(port));
        return port;
    }

    private int nextFree() {
        int port;
        do {
            port = next == 0 ? Ports.free() : next++;
        } while (Ports.isListening(port) || generatedProperties.containsValue(Integer.toString(port)));
        return port;
    }
}
