package dev.fleetledger.command.draft.repository;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Clusters that a draft names so far, cordoned or not. They determine who may see and edit it, as on the query side. */
final class DraftTargets {

    private DraftTargets() {}

    static List<PlacementCluster> of(DraftContent draft, ClusterTable clusterTable) {
        JsonNode placement = draft.documents().of(Step.PLACEMENT);
        List<String> names = texts(placement.path("clusters"));
        if (!placement.path("all").booleanValue(false) && !placement.hasNonNull("selector")) {
            return clusterTable.find(names);
        }
        List<String> excluded = texts(placement.path("exclude"));
        return clusterTable.findAll().stream().filter(it -> names.contains(it.name()) || !excluded.contains(it.name())).toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.stringValue("")).toList();
    }
}
