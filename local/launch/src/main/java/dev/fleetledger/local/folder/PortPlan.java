package dev.fleetledger.local.folder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fleetledger.parts.Ports;

/**
 * Who listens where: near the console's port, the same at every start, since tokens name the issuer's address and kubeconfigs
 * the simulation's.
 */
public final class PortPlan {

    /** These follow the console's port in this order, where nobody else listens. */
    private static final List<String> IN_ORDER = List.of("command-side", "query-side", "issuer", "postgresql", "kafka",
            "local", "command-side.management", "query-side.management", "console.management", "kafka.controller");

    private final Kept kept;
    private final int console;
    private final Map<String, Integer> ports = new HashMap<>();
    private int next;

    /** @param console 0 means free ports for everything */
    public PortPlan(DataFolder data, int console) {
        this.kept = new Kept(data.of("ports.properties"));
        this.console = console == 0 ? Integer.parseInt(kept.get("console", () -> String.valueOf(Ports.free()))) : console;
        this.next = console == 0 ? 0 : console + 1;
        IN_ORDER.forEach(this::of);
    }

    /** The console's is where people expect it, so another one won't do. */
    public int console() {
        return console;
    }

    /** At a start: whether nobody else listens at the console's port. */
    public boolean consoleIsFree() {
        return !Ports.listens(console);
    }

    /** The port of that process: as it was, or another one when at this start somebody else listens there. */
    public synchronized int of(String process) {
        return ports.computeIfAbsent(process, this::decide);
    }

    private int decide(String process) {
        var kept = this.kept.find(process).map(Integer::parseInt).filter(port -> !Ports.listens(port));
        if (kept.isPresent()) {
            return kept.get();
        }
        int port = free();
        this.kept.put(process, Integer.toString(port));
        return port;
    }

    private int free() {
        int port;
        do {
            port = next == 0 ? Ports.free() : next++;
        } while (Ports.listens(port) || kept.holds(Integer.toString(port)));
        return port;
    }
}
