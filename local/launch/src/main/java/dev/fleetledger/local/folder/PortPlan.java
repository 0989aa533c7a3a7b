package dev.fleetledger.local.folder;

import dev.fleetledger.parts.Ports;

/**
 * Who listens where: near the console's port, the same at every start, since tokens name the issuer's address and kubeconfigs
 * the simulation's.
 */
public final class PortPlan {

    private final Kept kept;
    private final int console;
    private int next;

    /** @param console 0 means free ports for everything */
    public PortPlan(DataFolder data, int console) {
        this.kept = new Kept(data.of("ports.properties"));
        this.console = console == 0 ? Integer.parseInt(kept.get("console", () -> String.valueOf(Ports.free()))) : console;
        this.next = console == 0 ? 0 : console + 1;
    }

    public int console() {
        return console;
    }

    /** The port of that process; another one when somebody else has taken it meanwhile. */
    public synchronized int of(String process) {
        var planned = kept.find(process).map(Integer::parseInt).filter(port -> !Ports.listens(port));
        if (planned.isPresent()) {
            return planned.get();
        }
        int port = free();
        kept.put(process, Integer.toString(port));
        return port;
    }

    private int free() {
        if (next == 0) {
            return Ports.free();
        }
        while (Ports.listens(next)) {
            next++;
        }
        return next++;
    }
}
