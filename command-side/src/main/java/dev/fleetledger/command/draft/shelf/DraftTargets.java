package dev.fleetledger.command.draft.shelf;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.Cluster;

/** Clusters that a draft names so far, cordoned or not. They determine who may see and edit it, as on the query side. */
final class DraftTargets {

    private DraftTargets() {}

    static List<Cluster> of(Content draft, Clusters clusters) {
        JsonNode placement = draft.documents().of(Step.PLACEMENT);
        List<String> named = texts(placement.path("clusters"));
        if (!placement.path("all").booleanValue(false) && !placement.hasNonNull("selector")) {
            return clusters.named(named);
        }
        List<String> excluded = texts(placement.path("exclude"));
        return clusters.all().stream().filter(it -> named.contains(it.name()) || !excluded.contains(it.name())).toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.stringValue("")).toList();
    }
}
