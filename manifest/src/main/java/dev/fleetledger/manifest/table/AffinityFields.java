package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
import static dev.fleetledger.manifest.field.FieldDefinition.whole;
import static dev.fleetledger.manifest.field.FieldGroups.group;
import static dev.fleetledger.manifest.field.FieldGroups.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.LabelSyntax;
import dev.fleetledger.manifest.syntax.NameSyntax;

/** Node and pod affinity; all members are named as in Kubernetes. */
final class AffinityFields {
    private static final String REQUIRED = "/requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "/preferredDuringSchedulingIgnoredDuringExecution";
    private static final FieldRule KEY = FieldRule.text("ExpressionKeyIsNoKey", "This is no key of a label.", "Write [domain/]name.", key -> !NameSyntax.isKey(key));
    private static final FieldRule VALUE = FieldRule.text("LabelValueIsNoValue", "This is no value of a label.",
        "Use at most 63 letters, digits, -, _ and dots.", value -> !NameSyntax.isLabelValue(value)).each();

    static final List<FieldDefinition> ROWS = table(
        List.of(object("", "Affinity").stands(""), object("/nodeAffinity", "Node affinity").stands("/nodeAffinity"),
            object("/nodeAffinity" + REQUIRED, "Required nodes").stands("/nodeAffinity" + REQUIRED),
            list("/nodeAffinity" + REQUIRED + "/nodeSelectorTerms", "Node terms")
                .required("NodeTermsAreMissing", "No node could match.", "Add a term.")
                .not(FieldRule.empty("NodeTermsAreMissing", "No node could match.", "Add a term."))),
        same("/nodeAffinity" + REQUIRED + "/nodeSelectorTerms/*", nodeTerm(VALUE)),
        List.of(list("/nodeAffinity" + PREFERRED, "Preferred nodes"), weight("/nodeAffinity" + PREFERRED),
            object("/nodeAffinity" + PREFERRED + "/*/preference", "Preferred node term").stands("/nodeAffinity" + PREFERRED + "/*/preference")),
        same("/nodeAffinity" + PREFERRED + "/*/preference", nodeTerm(VALUE.warns())),
        pods("/podAffinity", "Workload affinity"),
        pods("/podAntiAffinity", "Workload anti-affinity"));

    private AffinityFields() {
    }

    private static List<FieldDefinition> same(String place, List<FieldDefinition> rows) {
        return group(place, place, rows);
    }

    /** Kubernetes checks the values of required terms only. */
    private static List<FieldDefinition> nodeTerm(FieldRule value) {
        return table(expressions("/matchExpressions", value, "NodeOperatorIsUnknown", "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"),
            List.of(
                list("/matchFields", "Node fields"),
                text("/matchFields/*/key", "Node field").required("ExpressionKeyIsMissing", "The expression has no key.", "Use metadata.name.")
                    .not(FieldRule.notOneOf("NodeFieldIsUnknown", "A node field", "metadata.name")),
                text("/matchFields/*/operator", "Operator")
                    .required("ExpressionOperatorIsMissing", "The expression has no operator.", "Use In or NotIn.")
                    .not(FieldRule.notOneOf("NodeOperatorIsUnknown", "The operator of a node field", "In", "NotIn")),
                texts("/matchFields/*/values", "Node names").not(NameSyntax.noSubdomain("NodeNameIsNoName", "The node's name").each())));
    }

    static List<FieldDefinition> expressions(String place, String rule, String... operators) {
        return expressions(place, VALUE, rule, operators);
    }

    private static List<FieldDefinition> expressions(String place, FieldRule value, String rule, String... operators) {
        return List.of(
            list(place, "Label expressions"),
            text(place + "/*/key", "Label").required("ExpressionKeyIsMissing", "The expression has no key.", "Name a label.").not(KEY),
            text(place + "/*/operator", "Operator")
                .required("ExpressionOperatorIsMissing", "The expression has no operator.", "Choose one of " + String.join(", ", operators) + ".")
                .not(FieldRule.notOneOf(rule, "An operator", operators)),
            texts(place + "/*/values", "Label values").not(value));
    }

    private static List<FieldDefinition> pods(String place, String label) {
        return table(
            List.of(object(place, label).stands(place), list(place + REQUIRED, label + ", required")),
            same(place + REQUIRED + "/*", podTerm()),
            List.of(list(place + PREFERRED, label + ", preferred"), weight(place + PREFERRED),
                object(place + PREFERRED + "/*/podAffinityTerm", label + " term").stands(place + PREFERRED + "/*/podAffinityTerm")
                    .required("PodTermIsMissing", "It isn't said which pods are meant.", "Add a label selector.")),
            same(place + PREFERRED + "/*/podAffinityTerm", podTerm()));
    }

    private static List<FieldDefinition> podTerm() {
        return table(
            List.of(
                object("/labelSelector", "Label selector").stands("/labelSelector")
                    .required("LabelSelectorIsMissing", "It isn't said which pods are meant.", "Add a label selector."),
                FieldDefinition.of("/labelSelector/matchLabels", "Labels to match", ValueType.TEXT_MAP).not(LabelSyntax.LABELS),
                texts("/namespaces", "Namespaces").not(NameSyntax.noLabel("NamespaceIsNoLabel", "The namespace").each()),
                text("/topologyKey", "Topology key").byDefault(Json.text("kubernetes.io/hostname")).not(KEY)),
            expressions("/labelSelector/matchExpressions", "PodOperatorIsUnknown", "In", "NotIn", "Exists", "DoesNotExist"));
    }

    private static FieldDefinition weight(String list) {
        return whole(list + "/*/weight", "Weight").required("WeightIsMissing", "The preference has no weight.", "Give 1 to 100.")
            .not(FieldRule.outside("WeightIsOutOfRange", "A weight", 1, 100));
    }
}
