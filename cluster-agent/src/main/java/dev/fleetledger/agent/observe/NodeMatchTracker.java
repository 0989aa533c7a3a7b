package dev.fleetledger.agent.observe;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.judgement.nodes.Node;
import dev.fleetledger.judgement.nodes.NodeEligibility;

/**
 * Tracks which nodes each of our DaemonSets matches, by its live pod template, which others may have changed. The match is
 * updated when the DaemonSet or a node changes.
 */
final class NodeMatchTracker {

    private final DeploymentStates deploymentStates;
    private final Map<UUID, NodeEligibility> eligibilities = new ConcurrentHashMap<>();
    private volatile @Nullable Collection<Node> nodes;

    NodeMatchTracker(DeploymentStates deploymentStates) {
        this.deploymentStates = deploymentStates;
    }

    /** @param daemonSet the whole object, with its pod template, as the API server returned it */
    void update(UUID workload, LiveObject daemonSet) {
        NodeEligibility eligibility = NodeEligibility.of(daemonSet.object());
        eligibilities.put(workload, eligibility);
        updateMatch(workload, eligibility);
    }

    void remove(UUID workload) {
        eligibilities.remove(workload);
    }

    void setNodes(@Nullable Collection<Node> all) {
        nodes = all;
        eligibilities.keySet().removeIf(workload -> deploymentStates.find(workload) == null);
        eligibilities.forEach(this::updateMatch);
    }

    private void updateMatch(UUID workload, NodeEligibility eligibility) {
        Collection<Node> all = nodes;
        deploymentStates.change(workload, state -> state.object() == null ? state
                : state.withNodes(all == null ? null : eligibility.match(all)));
    }
}
