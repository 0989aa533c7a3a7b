package dev.fleetledger.manifest.table;

import static dev.fleetledger.manifest.field.Field.list;
import static dev.fleetledger.manifest.field.Field.object;
import static dev.fleetledger.manifest.field.Field.text;
import static dev.fleetledger.manifest.field.Field.texts;
import static dev.fleetledger.manifest.field.Field.whole;
import static dev.fleetledger.manifest.field.Fields.group;
import static dev.fleetledger.manifest.field.Fields.table;

import java.util.List;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.spelling.LabelRules;
import dev.fleetledger.manifest.spelling.Rule;
import dev.fleetledger.manifest.spelling.Spelling;

/** wizard.md, section 4: affinity, named as in Kubernetes throughout. */
final class AffinityFields {
    private static final String REQUIRED = "/requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "/preferredDuringSchedulingIgnoredDuringExecution";
    private static final Rule KEY = Rule.text("ExpressionKeyIsNoKey", "This is no key of a label.", "Write [domain/]name.", key -> !Spelling.isKey(key));
    private static final Rule VALUE = Rule.text("LabelValueIsNoValue", "This is no value of a label.",
        "Use at most 63 letters, digits, -, _ and dots.", value -> !Spelling.isLabelValue(value)).each();

    static final List<Field> ROWS = table(
        List.of(object("", "Affinity").stands(""), object("/nodeAffinity", "Node affinity").stands("/nodeAffinity"),
            object("/nodeAffinity" + REQUIRED, "Required nodes").stands("/nodeAffinity" + REQUIRED),
            list("/nodeAffinity" + REQUIRED + "/nodeSelectorTerms", "Node terms")
                .required("NodeTermsAreMissing", "No node could match.", "Add a term.")
                .not(Rule.empty("NodeTermsAreMissing", "No node could match.", "Add a term."))),
        same("/nodeAffinity" + REQUIRED + "/nodeSelectorTerms/*", nodeTerm(VALUE)),
        List.of(list("/nodeAffinity" + PREFERRED, "Preferred nodes"), weight("/nodeAffinity" + PREFERRED),
            object("/nodeAffinity" + PREFERRED + "/*/preference", "Preferred node term").stands("/nodeAffinity" + PREFERRED + "/*/preference")),
        same("/nodeAffinity" + PREFERRED + "/*/preference", nodeTerm(VALUE.warns())),
        pods("/podAffinity", "Workload affinity"),
        pods("/podAntiAffinity", "Workload anti-affinity"));

    private AffinityFields() {
    }

    private static List<Field> same(String place, List<Field> rows) {
        return group(place, place, rows);
    }

    /** Kubernetes checks the values of required terms only. */
    private static List<Field> nodeTerm(Rule value) {
        return table(expressions("/matchExpressions", value, "NodeOperatorIsUnknown", "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"),
            List.of(
                list("/matchFields", "Node fields"),
                text("/matchFields/*/key", "Node field").required("ExpressionKeyIsMissing", "The expression has no key.", "Use metadata.name.")
                    .not(Rule.otherThan("NodeFieldIsUnknown", "A node field", "metadata.name")),
                text("/matchFields/*/operator", "Operator")
                    .required("ExpressionOperatorIsMissing", "The expression has no operator.", "Use In or NotIn.")
                    .not(Rule.otherThan("NodeOperatorIsUnknown", "The operator of a node field", "In", "NotIn")),
                texts("/matchFields/*/values", "Node names").not(Spelling.noSubdomain("NodeNameIsNoName", "The node's name").each())));
    }

    static List<Field> expressions(String place, String rule, String... operators) {
        return expressions(place, VALUE, rule, operators);
    }

    private static List<Field> expressions(String place, Rule value, String rule, String... operators) {
        return List.of(
            list(place, "Label expressions"),
            text(place + "/*/key", "Label").required("ExpressionKeyIsMissing", "The expression has no key.", "Name a label.").not(KEY),
            text(place + "/*/operator", "Operator")
                .required("ExpressionOperatorIsMissing", "The expression has no operator.", "Choose one of " + String.join(", ", operators) + ".")
                .not(Rule.otherThan(rule, "An operator", operators)),
            texts(place + "/*/values", "Label values").not(value));
    }

    private static List<Field> pods(String place, String label) {
        return table(
            List.of(object(place, label).stands(place), list(place + REQUIRED, label + ", required")),
            same(place + REQUIRED + "/*", podTerm()),
            List.of(list(place + PREFERRED, label + ", preferred"), weight(place + PREFERRED),
                object(place + PREFERRED + "/*/podAffinityTerm", label + " term").stands(place + PREFERRED + "/*/podAffinityTerm")
                    .required("PodTermIsMissing", "It isn't said which pods are meant.", "Add a label selector.")),
            same(place + PREFERRED + "/*/podAffinityTerm", podTerm()));
    }

    private static List<Field> podTerm() {
        return table(
            List.of(
                object("/labelSelector", "Label selector").stands("/labelSelector")
                    .required("LabelSelectorIsMissing", "It isn't said which pods are meant.", "Add a label selector."),
                Field.of("/labelSelector/matchLabels", "Labels to match", Type.TEXT_MAP).not(LabelRules.LABELS),
                texts("/namespaces", "Namespaces").not(Spelling.noLabel("NamespaceIsNoLabel", "The namespace").each()),
                text("/topologyKey", "Topology key").byDefault(Json.text("kubernetes.io/hostname")).not(KEY)),
            expressions("/labelSelector/matchExpressions", "PodOperatorIsUnknown", "In", "NotIn", "Exists", "DoesNotExist"));
    }

    private static Field weight(String list) {
        return whole(list + "/*/weight", "Weight").required("WeightIsMissing", "The preference has no weight.", "Give 1 to 100.")
            .not(Rule.outside("WeightIsOutOfRange", "A weight", 1, 100));
    }
}
