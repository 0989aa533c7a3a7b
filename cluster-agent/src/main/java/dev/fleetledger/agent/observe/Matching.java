package dev.fleetledger.agent.observe;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.judgement.nodes.Node;
import dev.fleetledger.judgement.nodes.Scheduling;

/**
 * Tracks which nodes each of our DaemonSets matches, by its live pod template, which others may have changed. The match is
 * updated when the DaemonSet or a node changes.
 */
final class Matching {

    private final Deployments deployments;
    private final Map<UUID, Scheduling> schedulings = new ConcurrentHashMap<>();
    private volatile @Nullable Collection<Node> nodes;

    Matching(Deployments deployments) {
        this.deployments = deployments;
    }

    /** @param daemonSet the whole object, with its pod template, as the API server returned it */
    void stands(UUID workload, Live daemonSet) {
        Scheduling scheduling = Scheduling.of(daemonSet.object());
        schedulings.put(workload, scheduling);
        tell(workload, scheduling);
    }

    void gone(UUID workload) {
        schedulings.remove(workload);
    }

    void among(@Nullable Collection<Node> all) {
        nodes = all;
        schedulings.keySet().removeIf(workload -> deployments.find(workload) == null);
        schedulings.forEach(this::tell);
    }

    private void tell(UUID workload, Scheduling scheduling) {
        Collection<Node> all = nodes;
        deployments.change(workload, now -> now.object() == null ? now : now.matching(all == null ? null : scheduling.among(all)));
    }
}
