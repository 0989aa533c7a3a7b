package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.document.Step.PLACEMENT;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.kubernetes.Selectors;

/** Terms of affinity: operators that don't fit their values, and empty terms. */
final class ExpressionRules {
    private static final String AFFINITY = "/scheduling/affinity";
    private static final String REQUIRED = "/requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "/preferredDuringSchedulingIgnoredDuringExecution";
    private static final List<String> NODE_TERMS = List.of(
        "/nodeAffinity" + REQUIRED + "/nodeSelectorTerms/*", "/nodeAffinity" + PREFERRED + "/*/preference");
    private static final List<String> POD_SELECTORS = Stream.of("/podAffinity", "/podAntiAffinity")
        .flatMap(kind -> Stream.of(kind + REQUIRED + "/*/labelSelector", kind + PREFERRED + "/*/podAffinityTerm/labelSelector")).toList();
    private static final Set<String> WITH_VALUES = Set.of("In", "NotIn");
    private static final Set<String> WITHOUT_VALUES = Set.of("Exists", "DoesNotExist");
    private static final Set<String> COMPARISONS = Set.of("Gt", "Lt");

    static final List<CrossRule> ALL = List.of(
        rule(ADVANCED, "ExpressionHasNoValue", "The operators In and NotIn compare with values, and the expression has none.",
                "Add a value to values, or use the operator Exists or DoesNotExist.",
            draft -> expressions(draft, one -> WITH_VALUES.contains(Json.text(one, "operator")) && one.path("values").isEmpty())),
        rule(ADVANCED, "ExpressionHasValues", "The operators Exists and DoesNotExist compare with no value, and the expression has values.",
                "Leave values out, or use the operator In or NotIn.",
            draft -> expressions(draft, one -> WITHOUT_VALUES.contains(Json.text(one, "operator")) && !one.path("values").isEmpty())),
        rule(ADVANCED, "ComparisonIsNoNumber", "The operators Gt and Lt compare with one whole number, 0 or more.",
                "Put exactly one such number into values, in quotes: [\"4\"].",
            draft -> expressions(draft, one -> COMPARISONS.contains(Json.text(one, "operator")) && !isOneNumber(one.path("values")))),
        rule(PLACEMENT, "ClusterExpressionHasNoValue", "The operators In and NotIn compare with values, and the expression has none.",
                "Add a value to values, or use the operator Exists or DoesNotExist.",
            draft -> clusters(draft, one -> WITH_VALUES.contains(Json.text(one, "operator")) && one.path("values").isEmpty())),
        rule(PLACEMENT, "ClusterExpressionHasValues", "The operators Exists and DoesNotExist compare with no value, and the expression "
                + "has values.",
                "Leave values out, or use the operator In or NotIn.",
            draft -> clusters(draft, one -> WITHOUT_VALUES.contains(Json.text(one, "operator")) && !one.path("values").isEmpty())),
        rule(ADVANCED, "NodeFieldHasSeveralValues", "The field metadata.name is compared with exactly one node's name.",
                "Put exactly one name into values; for more nodes, add a term for each.",
            draft -> pointers(matchAffinity(draft, NODE_TERMS, "/matchFields/*").filter(one -> one.node().path("values").size() != 1)
                    .toList(), "values")),
        rule(ADVANCED, "NodeTermIsEmpty", "This term of nodeSelectorTerms is empty: it has neither matchExpressions nor matchFields, so it "
                + "matches no node.", "Add an expression to matchExpressions or matchFields, or remove the term.",
            draft -> pointers(matchAffinity(draft, List.of(NODE_TERMS.getFirst()), "").filter(one -> isEmpty(one.node())).toList())),
        warning(ADVANCED, "PreferenceIsEmpty", "This preference is empty: it has neither matchExpressions nor matchFields, so it prefers "
                + "no node.",
                "Add an expression to matchExpressions or matchFields, or remove the preference.",
            draft -> pointers(matchAffinity(draft, List.of("/nodeAffinity" + PREFERRED + "/*"), "")
                    .filter(one -> isEmpty(one.node().path("preference"))).toList(), "preference")),
        warning(ADVANCED, "LabelSelectorIsEmpty", "The label selector is empty, so it selects every pod.",
                "Add matchLabels or matchExpressions, if not all pods are meant.",
            draft -> pointers(matchAffinity(draft, POD_SELECTORS, "").filter(one -> !Selectors.isNotEmpty(one.node())).toList())));

    private ExpressionRules() {
    }

    private static boolean isEmpty(JsonNode term) {
        return term.path("matchExpressions").isEmpty() && term.path("matchFields").isEmpty();
    }

    private static Stream<PathMatch> matchAffinity(DraftSnapshot draft, List<String> paths, String below) {
        return paths.stream().flatMap(path -> draft.match(ADVANCED, AFFINITY + path + below).stream());
    }

    private static List<String> expressions(DraftSnapshot draft, Predicate<JsonNode> violated) {
        Stream<PathMatch> all = Stream.concat(matchAffinity(draft, NODE_TERMS, "/matchExpressions/*"), matchAffinity(draft, POD_SELECTORS,
                "/matchExpressions/*"));
        return pointers(all.filter(one -> violated.test(one.node())).toList(), "values");
    }

    private static List<String> clusters(DraftSnapshot draft, Predicate<JsonNode> violated) {
        return pointers(draft.match(PLACEMENT, "/selector/matchExpressions/*").stream().filter(one -> violated.test(one.node())).toList(),
                "values");
    }

    private static boolean isOneNumber(JsonNode values) {
        String number = values.path(0).stringValue("");
        return values.size() == 1 && number.matches("[0-9]{1,19}") && new java.math.BigInteger(number).bitLength() < Long.SIZE;
    }
}
