package dev.fleetledger.judgement.nodes;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.report.NodeMatch;

/**
 * Decides which nodes get a pod, from the part of the pod template that the DaemonSet controller evaluates for
 * {@code desiredNumberScheduled} (pkg/controller/daemon, NodeShouldRunDaemonPod). Free resources of a node are not considered there.
 */
public final class NodeEligibility {

    /** Whether a node gets a pod, and if not, why. */
    public enum Fit { GETS_A_POD, UNSELECTED, TAINTED }

    private final Map<String, String> nodeSelector;
    /** Null if no node affinity is required. */
    private final @Nullable List<Term> affinity;
    private final List<Toleration> tolerations;

    private NodeEligibility(Map<String, String> nodeSelector, @Nullable List<Term> affinity, List<Toleration> tolerations) {
        this.nodeSelector = nodeSelector;
        this.affinity = affinity;
        this.tolerations = tolerations;
    }

    /** @param daemonSet the whole object, either rendered or live */
    public static NodeEligibility of(JsonNode daemonSet) {
        JsonNode podSpec = daemonSet.path("spec").path("template").path("spec");
        JsonNode required = podSpec.path("affinity").path("nodeAffinity").path("requiredDuringSchedulingIgnoredDuringExecution");
        return new NodeEligibility(Node.strings(podSpec.path("nodeSelector")),
                required.isObject() ? required.path("nodeSelectorTerms").valueStream().map(Term::of).toList() : null,
                Toleration.ofPodSpec(podSpec));
    }

    public Fit fit(Node node) {
        if (!isSelected(node)) {
            return Fit.UNSELECTED;
        }
        boolean tainted = node.taints().stream().filter(Node.Taint::preventsScheduling)
                .anyMatch(taint -> tolerations.stream().noneMatch(toleration -> toleration.tolerates(taint)));
        return tainted ? Fit.TAINTED : Fit.GETS_A_POD;
    }

    /** @param nodes all nodes of the cluster */
    public NodeMatch match(Collection<Node> nodes) {
        Map<Fit, Integer> counts = new EnumMap<>(Fit.class);
        int ready = 0;
        for (Node node : nodes) {
            Fit fit = fit(node);
            counts.merge(fit, 1, Integer::sum);
            ready += fit == Fit.GETS_A_POD && node.ready() ? 1 : 0;
        }
        return new NodeMatch(nodes.size(), counts.getOrDefault(Fit.GETS_A_POD, 0), ready,
                counts.getOrDefault(Fit.UNSELECTED, 0), counts.getOrDefault(Fit.TAINTED, 0));
    }

    private boolean isSelected(Node node) {
        return nodeSelector.entrySet().stream().allMatch(label -> label.getValue().equals(node.labels().get(label.getKey())))
                && (affinity == null || affinity.stream().anyMatch(term -> term.matches(node)));
    }
}
