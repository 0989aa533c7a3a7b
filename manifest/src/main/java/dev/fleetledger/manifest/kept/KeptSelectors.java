package dev.fleetledger.manifest.kept;

import static dev.fleetledger.manifest.kept.KeptFields.among;
import static dev.fleetledger.manifest.kept.KeptFields.needs;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.spelling.LabelRules;
import dev.fleetledger.manifest.spelling.Rule;

/** Label selectors in kept fields: all obey the same rules. */
final class KeptSelectors {
    private static final String POD = "/spec/template/spec";
    private static final List<String> TERMS = List.of("/requiredDuringSchedulingIgnoredDuringExecution/*", "/preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm");
    private static final Rule NO_VALUE = Rule.value("ExpressionHasNoValue", "In and NotIn need values.", "Add a value.",
        one -> Set.of("In", "NotIn").contains(Json.text(one, "operator")) && one.path("values").isEmpty());
    private static final Rule VALUES = Rule.value("ExpressionHasValues", "Exists and DoesNotExist look at no value.", "Leave the values out.",
        one -> Set.of("Exists", "DoesNotExist").contains(Json.text(one, "operator")) && !one.path("values").isEmpty());

    static final List<KeptFields> ROWS = Stream.concat(places().flatMap(KeptSelectors::selector), keys()).toList();

    private KeptSelectors() {
    }

    private static Stream<String> places() {
        Stream<String> ofTerms = Stream.of("podAffinity", "podAntiAffinity").flatMap(kind -> TERMS.stream().map(term -> POD + "/affinity/" + kind + term + "/namespaceSelector"));
        return Stream.concat(ofTerms, Stream.of("/spec/selector", POD + "/topologySpreadConstraints/*/labelSelector",
            POD + "/volumes/*/ephemeral/volumeClaimTemplate/spec/selector", POD + "/volumes/*/projected/sources/*/clusterTrustBundle/labelSelector"));
    }

    private static Stream<KeptFields> keys() {
        return TERMS.stream().flatMap(term -> Stream.of("podAffinity", "podAntiAffinity").map(kind -> POD + "/affinity/" + kind + term)).flatMap(term -> Stream.of("matchLabelKeys", "mismatchLabelKeys").map(member -> KeptFields.object(term + "/" + member, KeptFields.ID_KEY.each())));
    }

    private static Stream<KeptFields> selector(String at) {
        return Stream.of(
            KeptFields.object(at + "/matchLabels", LabelRules.LABELS.toArray(Rule[]::new)),
            KeptFields.object(at + "/matchExpressions/*", needs("key", "operator"), NO_VALUE, VALUES),
            KeptFields.object(at + "/matchExpressions/*/key", KeptFields.ID_KEY),
            KeptFields.object(at + "/matchExpressions/*/operator", among("An operator", "In", "NotIn", "Exists", "DoesNotExist")),
            KeptFields.object(at + "/matchExpressions/*/values", LabelRules.LABELS.get(1)));
    }
}
