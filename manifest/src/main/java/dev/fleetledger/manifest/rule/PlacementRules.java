package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.BASICS;
import static dev.fleetledger.manifest.document.Step.PLACEMENT;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.kubernetes.Selectors;

/** Where a workload may run, as far as the documents determine it. */
final class PlacementRules {
    static final List<CrossRule> ALL = List.of(
        rule(PLACEMENT, "ClustersAreMissing", "No cluster is chosen.", "Name clusters, select them by labels, or choose all.",
            draft -> selectsClusters(draft.of(PLACEMENT)) ? List.of() : List.of("/clusters")),
        rule(PLACEMENT, "ClusterIsFixed", "The draft was started inside a cluster, and its workload can only go there.",
            "Keep that cluster only, or start a draft outside of a cluster.", PlacementRules::findOtherClusters),
        warning(PLACEMENT, "RunningOneIsNotAdopted",
                "The DaemonSet that this draft was imported from runs there under the same name; with the policy refuse it stays as it is.",
            "Choose adoptIfSame or adopt to take it over, or give the workload another name.", PlacementRules::findConflictWithRunning));

    private PlacementRules() {
    }

    private static boolean selectsClusters(JsonNode placement) {
        return !placement.path("clusters").isEmpty() || Json.isTrue(placement, "all") || Selectors.isNotEmpty(placement.path("selector"));
    }

    private static List<String> findOtherClusters(DraftSnapshot draft) {
        String cluster = draft.context().cluster();
        JsonNode placement = draft.of(PLACEMENT);
        if (cluster == null) {
            return List.of();
        }
        if (Json.isTrue(placement, "all")) {
            return List.of("/all");
        }
        if (Selectors.isNotEmpty(placement.path("selector"))) {
            return List.of("/selector");
        }
        return placement.path("clusters").equals(Json.list().add(cluster)) ? List.of() : List.of("/clusters");
    }

    /** Adopting an object that somebody else created is an explicit choice, never the default. */
    private static List<String> findConflictWithRunning(DraftSnapshot draft) {
        DraftContext.Running running = draft.context().running();
        JsonNode placement = draft.of(PLACEMENT);
        boolean conflicts = running != null && Json.text(placement, "conflict").equals("refuse")
            && Json.text(draft.of(BASICS), "name").equals(running.name()) && Json.text(draft.of(BASICS), "namespace")
            .equals(running.namespace())
            && (Json.isTrue(placement, "all") || placement.path("clusters").valueStream()
                    .anyMatch(one -> one.stringValue("").equals(running.cluster())));
        return conflicts ? List.of("/conflict") : List.of();
    }
}
