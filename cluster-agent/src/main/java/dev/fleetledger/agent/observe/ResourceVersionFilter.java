package dev.fleetledger.agent.observe;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.fleetledger.agent.apiserver.LiveObject;

/**
 * Rejects objects older than the newest version seen of a workload's DaemonSet. Responses to our requests and events of an old
 * and a new watch may arrive out of order, and an older object would hide the newer one until the next change. Resource versions
 * of one kind can be compared as numbers (KEP-5504).
 */
final class ResourceVersionFilter {

    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();

    /**
     * Must be called while the workload is locked.
     *
     * @return whether this version is at least as new as the newest known, which it then becomes
     */
    boolean isNewer(UUID workload, LiveObject liveObject) {
        long version = version(liveObject);
        return versions.merge(workload, version, Math::max) == version;
    }

    /** A cluster restored from a backup counts from a lower version, so a new list starts without known versions. */
    void reset() {
        versions.clear();
    }

    private static long version(LiveObject liveObject) {
        try {
            return Long.parseLong(liveObject.resourceVersion());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
