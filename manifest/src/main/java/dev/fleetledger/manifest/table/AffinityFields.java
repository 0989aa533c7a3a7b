package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.FieldDefinition.integer;
import static dev.fleetledger.manifest.field.FieldDefinition.list;
import static dev.fleetledger.manifest.field.FieldDefinition.object;
import static dev.fleetledger.manifest.field.FieldDefinition.text;
import static dev.fleetledger.manifest.field.FieldDefinition.texts;
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
    private static final FieldRule INVALID_KEY =
            FieldRule.text("ExpressionKeyIsNoKey", "{it} is no key of a label.", "Write [domain/]name.", key -> !NameSyntax.isKey(key));
    private static final FieldRule INVALID_VALUE = FieldRule.text("LabelValueIsNoValue", "{it} is no value of a label.",
        "Use at most 63 letters, digits, -, _ and dots.", value -> !NameSyntax.isLabelValue(value)).forItems();

    private static final String NO_TERMS = "The required nodes have no term in nodeSelectorTerms, so no node could match.";
    private static final String ADD_TERM = "Add a term to nodeSelectorTerms, or leave the required nodes out.";

    static final List<FieldDefinition> ROWS = table(
        List.of(object("", "Affinity").mapsToObject(""), object("/nodeAffinity", "Node affinity").mapsToObject("/nodeAffinity"),
            object("/nodeAffinity" + REQUIRED, "Required nodes").mapsToObject("/nodeAffinity" + REQUIRED),
            list("/nodeAffinity" + REQUIRED + "/nodeSelectorTerms", "Node terms").help("A node that matches one of them gets a pod.")
                .required("NodeTermsAreMissing", NO_TERMS, ADD_TERM)
                .withRules(FieldRule.empty("NodeTermsAreMissing", NO_TERMS, ADD_TERM))),
        groupAt("/nodeAffinity" + REQUIRED + "/nodeSelectorTerms/*", nodeTerm(INVALID_VALUE)),
        List.of(list("/nodeAffinity" + PREFERRED, "Preferred nodes")
            .help("Without effect on which nodes get a pod: a DaemonSet wants one on each."), weight("/nodeAffinity" + PREFERRED),
            object("/nodeAffinity" + PREFERRED + "/*/preference", "Preferred node term")
            .mapsToObject("/nodeAffinity" + PREFERRED + "/*/preference")),
        groupAt("/nodeAffinity" + PREFERRED + "/*/preference", nodeTerm(INVALID_VALUE.asWarning())),
        pods("/podAffinity", "Workload affinity"),
        pods("/podAntiAffinity", "Workload anti-affinity"));

    private AffinityFields() {
    }

    private static List<FieldDefinition> groupAt(String path, List<FieldDefinition> rows) {
        return group(path, path, rows);
    }

    /** Kubernetes checks the values of required terms only. */
    private static List<FieldDefinition> nodeTerm(FieldRule value) {
        return table(expressions("/matchExpressions", value, "NodeOperatorIsUnknown", "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"),
            List.of(
                list("/matchFields", "Node fields"),
                text("/matchFields/*/key", "Node field")
                .required("ExpressionKeyIsMissing", "The expression has no key.", "Use metadata.name.")
                    .withRules(FieldRule.notOneOf("NodeFieldIsUnknown", "A node field", "metadata.name")),
                text("/matchFields/*/operator", "Operator")
                    .required("ExpressionOperatorIsMissing", "The expression has no operator.", "Use In or NotIn.")
                    .withRules(FieldRule.notOneOf("NodeOperatorIsUnknown", "The operator of a node field", "In", "NotIn")),
                texts("/matchFields/*/values", "Node names")
                .withRules(NameSyntax.notDnsSubdomain("NodeNameIsNoName", "The node's name").forItems())));
    }

    static List<FieldDefinition> expressions(String path, String rule, String... operators) {
        return expressions(path, INVALID_VALUE, rule, operators);
    }

    private static List<FieldDefinition> expressions(String path, FieldRule value, String rule, String... operators) {
        return List.of(
            list(path, "Label expressions"),
            text(path + "/*/key", "Label").required("ExpressionKeyIsMissing", "The expression has no key.", "Name a label.")
            .withRules(INVALID_KEY),
            text(path + "/*/operator", "Operator")
                .required("ExpressionOperatorIsMissing", "The expression has no operator.", "Choose one of " + String.join(", ", operators)
                        + ".")
                .withRules(FieldRule.notOneOf(rule, "An operator", operators)),
            texts(path + "/*/values", "Label values").withRules(value));
    }

    private static List<FieldDefinition> pods(String path, String label) {
        return table(
            List.of(object(path, label).mapsToObject(path), list(path + REQUIRED, label + ", required")),
            groupAt(path + REQUIRED + "/*", podTerm()),
            List.of(list(path + PREFERRED, label + ", preferred"), weight(path + PREFERRED),
                object(path + PREFERRED + "/*/podAffinityTerm", label + " term").mapsToObject(path + PREFERRED + "/*/podAffinityTerm")
                    .required("PodTermIsMissing", "The preference has no podAffinityTerm, so it does not say which pods are meant.",
                    "Add podAffinityTerm with a label selector.")),
            groupAt(path + PREFERRED + "/*/podAffinityTerm", podTerm()));
    }

    private static List<FieldDefinition> podTerm() {
        return table(
            List.of(
                object("/labelSelector", "Label selector").mapsToObject("/labelSelector")
                    .required("LabelSelectorIsMissing", "The term has no label selector, so it does not say which pods are meant.",
                    "Add a label selector."),
                FieldDefinition.of("/labelSelector/matchLabels", "Labels to match", ValueType.TEXT_MAP).withRules(LabelSyntax.LABELS),
                texts("/namespaces", "Namespaces").withRules(NameSyntax.notDnsLabel("NamespaceIsNoLabel", "The namespace").forItems()),
                text("/topologyKey", "Topology key")
            .help("Nodes that are equal in this label count as one place.")
            .byDefault(Json.text("kubernetes.io/hostname")).withRules(INVALID_KEY)),
            expressions("/labelSelector/matchExpressions", "PodOperatorIsUnknown", "In", "NotIn", "Exists", "DoesNotExist"));
    }

    private static FieldDefinition weight(String list) {
        return integer(list + "/*/weight", "Weight")
            .help("1 to 100: how much this preference counts against the others.")
            .required("WeightIsMissing", "The preference has no weight.", "Give 1 to 100.")
            .withRules(FieldRule.outside("WeightIsOutOfRange", "A weight", 1, 100));
    }
}
