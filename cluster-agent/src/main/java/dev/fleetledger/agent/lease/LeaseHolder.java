package dev.fleetledger.agent.lease;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;

/**
 * Identity of a lease holder: host, process, and a random id, since many agents may run in one process.
 *
 * <p>A holder on this host whose process no longer runs was killed, so its lease is free immediately.
 */
record LeaseHolder(String host, long process, String agent) {

    static LeaseHolder self() {
        return new LeaseHolder(hostName(), ProcessHandle.current().pid(), UUID.randomUUID().toString());
    }

    static Optional<LeaseHolder> parse(String identity) {
        String[] parts = identity.split("_");
        try {
            return parts.length == 3 ? Optional.of(new LeaseHolder(parts[0], Long.parseLong(parts[1]), parts[2])) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String identity() {
        return host + "_" + process + "_" + agent;
    }

    boolean isDeadProcess(LeaseHolder self) {
        boolean alive = process != self.process && ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
        // Process 1 on the same host is an earlier run of this container.
        boolean earlierRun = process == self.process && process == 1;
        return host.equals(self.host) && (earlierRun || process != self.process && !alive);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
