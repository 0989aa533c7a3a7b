package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.KeptFieldLookup;

/** The operating system of the nodes that the pods may run on, as far as the draft says it. */
final class NodeSystem {
    private static final String WINDOWS = "windows";
    /** The label of every node since Kubernetes 1.14, and its name before. */
    private static final Set<String> LABELS = Set.of("kubernetes.io/os", "beta.kubernetes.io/os");
    private static final String TERMS = "/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms";

    private NodeSystem() {
    }

    /** Whether only Windows nodes are selected: by the node selector, by each required term of node affinity, or by the pod's field os. */
    static boolean isWindows(DraftSnapshot draft) {
        JsonNode scheduling = draft.of(Step.ADVANCED).path("scheduling");
        List<JsonNode> terms = scheduling.at(TERMS).valueStream().toList();
        return LABELS.stream().anyMatch(label -> Json.text(scheduling.path("nodeSelector"), label).equals(WINDOWS))
            || !terms.isEmpty() && terms.stream().allMatch(NodeSystem::requiresWindows)
            || KeptFieldLookup.at(draft, "/spec/template/spec/os/name").stringValue("").equals(WINDOWS);
    }

    private static boolean requiresWindows(JsonNode term) {
        return term.path("matchExpressions").valueStream().anyMatch(one -> LABELS.contains(Json.text(one, "key"))
            && Json.text(one, "operator").equals("In") && !one.path("values").isEmpty()
            && one.path("values").valueStream().allMatch(value -> value.stringValue("").equals(WINDOWS)));
    }
}
