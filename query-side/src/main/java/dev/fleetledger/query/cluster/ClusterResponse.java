package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A cluster as returned by the API.
 *
 * @param lastSeen time of its agent's last report, in broker time
 * @param silent   no report has arrived for too long, although the cluster should report
 * @param factsAt  when its agent last reported facts about the cluster, in broker time
 * @param removal  null unless the removal was requested
 * @param leftAt   when it was removed or forgotten
 */
record ClusterResponse(String id, String name, @Nullable String displayName, Map<String, String> labels, String state, boolean silent,
        boolean cordoned, @Nullable Instant lastSeen, @Nullable String agentVersion, @Nullable String kubernetesVersion,
        @Nullable Integer nodes, @Nullable Integer readyNodes, @Nullable String apiServer, @Nullable Long intentsBehind,
        @Nullable Instant factsAt, Instant registeredAt, @Nullable Instant joinedAt, @Nullable Removal removal, @Nullable Instant leftAt,
        long version, String position) {

    /** @param workloads {@code delete} or {@code release}: what is done with the cluster's workloads */
    record Removal(Instant due, String workloads) {}

    static final String REGISTERED = "registered";
    static final String READY = "ready";
    static final String SILENT = "silent";
    static final List<String> STATES =
            List.of(REGISTERED, READY, SILENT, ClusterView.REMOVING, ClusterView.REMOVED, ClusterView.FORGOTTEN);

    /**
     * @param heartbeat   null before the agent's first report
     * @param heardBefore a cluster that was not heard since is silent
     */
    static ClusterResponse of(ClusterView c, @Nullable HeartbeatView heartbeat, Instant heardBefore) {
        HeartbeatView h = heartbeat == null ? HeartbeatView.of(c.name) : heartbeat;
        Instant heardAt = heartbeat == null ? null : heartbeat.heardAt;
        return new ClusterResponse(c.name, c.name, c.displayName, c.labels(), state(c, heardAt, heardBefore),
                isSilent(c, heardAt, heardBefore), c.cordoned, heardAt, h.agentVersion, h.kubernetesVersion, h.nodes, h.readyNodes,
                h.apiServer, h.intentsBehind, h.factsAt, c.registeredAt, c.joinedAt, removal(c), c.leftAt, c.version,
                Long.toString(c.position));
    }

    /** A cluster stays registered until its agent's first report. */
    private static String state(ClusterView c, @Nullable Instant heardAt, Instant heardBefore) {
        if (!c.life.equals(ClusterView.REGISTERED)) {
            return c.life;
        }
        return heardAt == null ? REGISTERED : heardAt.isAfter(heardBefore) ? READY : SILENT;
    }

    /** A cluster that has left the fleet is not silent, because no reports are expected from it. */
    private static boolean isSilent(ClusterView c, @Nullable Instant heardAt, Instant heardBefore) {
        return heardAt != null && !heardAt.isAfter(heardBefore)
                && (c.life.equals(ClusterView.REGISTERED) || c.life.equals(ClusterView.REMOVING));
    }

    private static @Nullable Removal removal(ClusterView c) {
        return c.removalDue == null ? null : new Removal(c.removalDue, String.valueOf(c.removalPolicy));
    }
}
