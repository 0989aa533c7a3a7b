package dev.fleetledger.agent.observe;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.fleetledger.agent.cluster.Live;

/**
 * The newest version seen of each workload's DaemonSet. Answers to our own requests and the events of an old and a new watch overtake
 * one another; what is older must not hide what is newer until something moves again. Resource versions of one kind can be compared as
 * numbers (KEP-5504).
 */
final class Newest {

    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();

    /** To be asked where the workload is locked. @return whether this is as new as what is known, which it then is */
    boolean take(UUID workload, Live live) {
        long version = version(live);
        return versions.merge(workload, version, Math::max) == version;
    }

    /** A cluster restored from a backup counts from further down: a new watch begins without memory. */
    void forget() {
        versions.clear();
    }

    private static long version(Live live) {
        try {
            return Long.parseLong(live.resourceVersion());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
