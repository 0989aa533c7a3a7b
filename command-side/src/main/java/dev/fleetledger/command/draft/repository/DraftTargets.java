package dev.fleetledger.command.draft.repository;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.PlacementCluster;

/**
 * Clusters that a draft names so far, cordoned or not. They determine who may see and edit it, as on the query side. Until its placement
 * names clusters, a draft that was opened in a cluster leads there.
 */
final class DraftTargets {

    private DraftTargets() {}

    static List<PlacementCluster> of(DraftContent draft, ClusterTable clusterTable) {
        JsonNode placement = draft.documents().of(Step.PLACEMENT);
        List<String> names = clusters(draft, placement);
        if (!placement.path("all").booleanValue(false) && !placement.hasNonNull("selector")) {
            return clusterTable.find(names.isEmpty() && draft.cluster() != null ? List.of(draft.cluster()) : names);
        }
        List<String> excluded = texts(placement.path("exclude"));
        return clusterTable.findAll().stream().filter(it -> names.contains(it.name()) || !excluded.contains(it.name())).toList();
    }

    /** A placement that names no cluster selects the one in which the wizard was opened. */
    private static List<String> clusters(DraftContent draft, JsonNode placement) {
        return draft.cluster() == null || placement.hasNonNull("clusters") ? texts(placement.path("clusters")) : List.of(draft.cluster());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.stringValue("")).toList();
    }
}
