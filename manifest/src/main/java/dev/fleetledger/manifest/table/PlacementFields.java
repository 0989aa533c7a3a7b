package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.flag;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.field.Bound;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Fields;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.LabelRules;
import dev.fleetledger.manifest.spelling.Rule;

/** wizard.md, section 5. */
final class PlacementFields {
    private static final Pattern CLUSTER = Pattern.compile("(?=.{1,40}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private static final List<Field> CHOICE = List.of(
        texts("/clusters", "Clusters").within(Bound.FLEET).byDefault((placement, draft) -> PlacementFields.current(draft)).not(noCluster().each()),
        object("/selector", "Cluster selector"),
        Field.of("/selector/matchLabels", "Labels of clusters", Type.TEXT_MAP).not(LabelRules.LABELS),
        flag("/all", "All clusters").byDefault(Json.flag(false)),
        texts("/exclude", "Excluded clusters").within(Bound.FLEET).byDefault(Json.list()).not(noCluster().each()),
        flag("/joinLater", "Clusters that join later").byDefault(Json.flag(false)));

    private static final List<Field> POLICIES = List.of(
        text("/conflict", "When it exists already").byDefault(Json.text("refuse"))
            .not(Rule.otherThan("ConflictPolicyIsUnknown", "What happens", "refuse", "adoptIfSame", "adopt")),
        text("/deletion", "When a cluster leaves").byDefault(Json.text("delete"))
            .not(Rule.otherThan("DeletionPolicyIsUnknown", "What happens", "delete", "release")),
        text("/drift", "Drift").byDefault(Json.text("correct"))
            .not(Rule.otherThan("DriftPolicyIsUnknown", "What happens", "correct", "report")));

    static final List<Field> ROWS = table(
        CHOICE,
        AffinityFields.expressions("/selector/matchExpressions", "ClusterOperatorIsUnknown", "In", "NotIn", "Exists", "DoesNotExist"),
        OverrideFields.ROWS,
        POLICIES,
        group("/rollout", "", RolloutFields.ROWS),
        Fields.acknowledged()).stream().map(Field::landsNowhere).toList();

    private PlacementFields() {
    }

    static Rule noCluster() {
        return Rule.unlike("ClusterIsNoName", CLUSTER, "This is no name of a cluster.", "Name a cluster of the fleet.");
    }

    /** If the wizard was opened in a cluster, that cluster is selected. */
    private static JsonNode current(Draft draft) {
        String cluster = draft.circumstances().cluster();
        return cluster == null ? Json.list() : Json.list().add(cluster);
    }
}
