package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFieldRule.oneOf;
import static dev.fleetledger.manifest.kept.KeptFieldRule.requires;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.syntax.FieldRule;
import dev.fleetledger.manifest.syntax.LabelSyntax;

/** Label selectors in kept fields: all obey the same rules. */
final class KeptSelectorRules {
    private static final String POD = "/spec/template/spec";
    private static final List<String> TERMS =
            List.of("/requiredDuringSchedulingIgnoredDuringExecution/*",
                    "/preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm");
    private static final FieldRule VALUE_MISSING = FieldRule.value("ExpressionHasNoValue",
            "The operators In and NotIn compare with values, and the expression has none.", "Add a value.",
        one -> Set.of("In", "NotIn").contains(Json.text(one, "operator")) && one.path("values").isEmpty());
    private static final FieldRule VALUES_NOT_ALLOWED =
            FieldRule.value("ExpressionHasValues", "The operators Exists and DoesNotExist compare with no value, and the expression has "
            + "values.", "Leave the values out.",
        one -> Set.of("Exists", "DoesNotExist").contains(Json.text(one, "operator")) && !one.path("values").isEmpty());

    static final List<KeptFieldRule> ROWS = Stream.concat(selectorPaths().flatMap(KeptSelectorRules::selector), keys()).toList();

    private KeptSelectorRules() {
    }

    private static Stream<String> selectorPaths() {
        Stream<String> ofTerms = Stream.of("podAffinity", "podAntiAffinity")
                .flatMap(kind -> TERMS.stream().map(term -> POD + "/affinity/" + kind + term + "/namespaceSelector"));
        return Stream.concat(ofTerms, Stream.of("/spec/selector", POD + "/topologySpreadConstraints/*/labelSelector",
            POD + "/volumes/*/ephemeral/volumeClaimTemplate/spec/selector", POD
            + "/volumes/*/projected/sources/*/clusterTrustBundle/labelSelector"));
    }

    private static Stream<KeptFieldRule> keys() {
        return TERMS.stream().flatMap(term -> Stream.of("podAffinity", "podAntiAffinity").map(kind -> POD + "/affinity/" + kind + term))
                .flatMap(term -> Stream.of("matchLabelKeys", "mismatchLabelKeys")
                        .map(member -> KeptFieldRule.object(term + "/" + member, KeptFieldRule.NOT_QUALIFIED.forItems())));
    }

    private static Stream<KeptFieldRule> selector(String at) {
        return Stream.of(
            KeptFieldRule.object(at + "/matchLabels", LabelSyntax.LABELS.toArray(FieldRule[]::new)),
            KeptFieldRule.object(at + "/matchExpressions/*", requires("key", "operator"), VALUE_MISSING, VALUES_NOT_ALLOWED),
            KeptFieldRule.object(at + "/matchExpressions/*/key", KeptFieldRule.NOT_QUALIFIED),
            KeptFieldRule.object(at + "/matchExpressions/*/operator", oneOf("An operator", "In", "NotIn", "Exists", "DoesNotExist")),
            KeptFieldRule.object(at + "/matchExpressions/*/values", LabelSyntax.LABELS.get(1)));
    }
}
