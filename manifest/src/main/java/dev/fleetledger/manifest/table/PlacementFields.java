package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.flag;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.FieldGroups;
import dev.fleetledger.manifest.field.SizeLimit;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.DriftIgnoreSyntax;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.LabelSyntax;

/** Fields of the placement step. */
final class PlacementFields {
    private static final Pattern CLUSTER = Pattern.compile("(?=.{1,40}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private static final List<FieldDefinition> CHOICE = List.of(
        texts("/clusters", "Clusters")
            .help("By name; together with those of the selector.")
            .within(SizeLimit.FLEET).byDefault((placement, draft) -> PlacementFields.openedCluster(draft))
        .withRules(notClusterName().forItems()),
        object("/selector", "Cluster selector"),
        FieldDefinition.of("/selector/matchLabels", "Labels of clusters", ValueType.TEXT_MAP)
            .help("Clusters with all these labels.").withRules(LabelSyntax.LABELS),
        flag("/all", "All clusters").help("All clusters that you may create workloads in.").byDefault(Json.flag(false)),
        texts("/exclude", "Excluded clusters")
            .help("Even if they are chosen above.").within(SizeLimit.FLEET).byDefault(Json.list()).withRules(notClusterName().forItems()),
        flag("/joinLater", "Clusters that join later")
            .help("A cluster that joins or matches later gets the workload, if you still have the right then.")
            .byDefault(Json.flag(false)));

    private static final List<FieldDefinition> POLICIES = List.of(
        text("/conflict", "When it exists already")
            .help("refuse: leave it alone. adoptIfSame: take it over if nothing changes. adopt: take it over and change it.")
            .byDefault(Json.text("refuse"))
            .withRules(FieldRule.notOneOf("ConflictPolicyIsUnknown", "What happens", "refuse", "adoptIfSame", "adopt")),
        text("/deletion", "When a cluster leaves")
            .help("delete: remove the DaemonSet there. release: leave it running without us.").byDefault(Json.text("delete"))
            .withRules(FieldRule.notOneOf("DeletionPolicyIsUnknown", "What happens", "delete", "release")),
        text("/drift", "Drift")
            .help("What happens when somebody changes the objects in the cluster: correct restores them, report only says so.")
            .byDefault(Json.text("correct"))
            .withRules(FieldRule.notOneOf("DriftPolicyIsUnknown", "What happens", "correct", "report")),
        texts("/driftIgnore", "Fields that others may change")
            .help("JSON pointers into the objects, such as /spec/template/spec/containers/0/image.").withRules(DriftIgnoreSyntax.RULES));

    static final List<FieldDefinition> ROWS = table(
        CHOICE,
        AffinityFields.expressions("/selector/matchExpressions", "ClusterOperatorIsUnknown", "In", "NotIn", "Exists", "DoesNotExist"),
        OverrideFields.ROWS,
        POLICIES,
        group("/rollout", "", RolloutFields.ROWS),
        FieldGroups.acknowledgements()).stream().map(FieldDefinition::unmapped).toList();

    private PlacementFields() {
    }

    static FieldRule notClusterName() {
        return FieldRule.notMatching("ClusterNameIsInvalid", CLUSTER, "{it} is no name of a cluster.", "Name a cluster of the fleet.");
    }

    /** If the wizard was opened in a cluster, that cluster is selected. */
    private static JsonNode openedCluster(DraftSnapshot draft) {
        String cluster = draft.context().cluster();
        return cluster == null ? Json.list() : Json.list().add(cluster);
    }
}
