package dev.fleetledger.manifest;

import static dev.fleetledger.manifest.Field.flag;
import static dev.fleetledger.manifest.Field.list;
import static dev.fleetledger.manifest.Field.object;
import static dev.fleetledger.manifest.Field.text;
import static dev.fleetledger.manifest.Field.texts;
import static dev.fleetledger.manifest.Fields.table;

import java.util.List;
import java.util.regex.Pattern;

/** wizard.md, section 5. What the command-side can't act on yet comes later. */
final class PlacementFields {
    private static final Rule NO_CLUSTER = Rule.unlike("ClusterIsNoName", Pattern.compile("(?=.{1,40}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?"),
        "This is no name of a cluster.", "Name a cluster of the fleet.");

    static final List<Field> ROWS = table(
        List.of(
            texts("/clusters", "Clusters").byDefault((placement, draft) -> PlacementFields.current(draft)).not(NO_CLUSTER.each()),
            flag("/all", "All clusters").byDefault(Json.flag(false)),
            texts("/exclude", "Excluded clusters").byDefault(Json.list()).not(NO_CLUSTER.each()),
            object("/selector", "Cluster selector").comesLater(),
            flag("/joinLater", "Clusters that join later").comesLater(),
            list("/overrides", "Overrides").comesLater(),
            text("/conflict", "When it exists already").comesLater(),
            text("/deletion", "When a cluster leaves").comesLater(),
            text("/drift", "Drift").comesLater(),
            object("/rollout", "Rollout").comesLater()),
        Fields.acknowledged());

    private PlacementFields() {
    }

    /** Opened from inside a cluster, that cluster is chosen. */
    private static tools.jackson.databind.JsonNode current(Draft draft) {
        String cluster = draft.circumstances().cluster();
        return cluster == null ? Json.list() : Json.list().add(cluster);
    }
}
