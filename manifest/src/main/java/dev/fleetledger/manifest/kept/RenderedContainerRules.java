package dev.fleetledger.manifest.kept;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/** Kept fields of containers, checked against the rest of the pod (validateContainers and ValidatePodSpec, 1.35). */
final class RenderedContainerRules {
    private static final String POD = "/spec/template/spec";
    private static final List<String> LISTS = List.of("/containers/*", "/initContainers/*");
    private static final List<String> TERMS = Stream.of("podAffinity", "podAntiAffinity")
            .flatMap(kind -> Stream.of("/requiredDuringSchedulingIgnoredDuringExecution/*",
        "/preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm").map(term -> POD + "/affinity/" + kind + term)).toList();

    static final List<RenderedRule> ROWS = List.of(
        new RenderedRule("ResourceClaimIsUnknown", "The pod has no resource claim of this name.",
                "Name one of resourceClaims, or add it there.", object -> {
            Set<String> claims = names(object, "/resourceClaims", one -> true);
            return matchContainers(object, "/resources/claims/*").filter(one -> !claims.contains(Json.text(one.node(), "name")))
                    .map(one -> one.pointer("name"));
        }),
        new RenderedRule("RestartRulesNeedPolicy", "Restart rules are exceptions from restartPolicy, and the container has none.",
                "Add restartPolicy to the container.",
            object -> matchContainers(object, "").filter(one -> hasRestartRules(one.node()) && !one.node().has("restartPolicy"))
            .map(one -> one.pointer("restartPolicyRules"))),
        new RenderedRule("SidecarRestartsAlways", "A container that goes on beside the others is started again in any case.",
                "Leave restartPolicyRules out.",
            object -> PointerPattern.of(Sidecars.PATH + "/*").match(object).stream()
            .filter(one -> Sidecars.isSidecar(one.node()) && hasRestartRules(one.node()))
                .map(one -> one.pointer("restartPolicyRules"))),
        new RenderedRule("FileVolumeIsNoEmptyDir", "There is no emptyDir of this name among the volumes.",
                "Name an emptyDir that another container writes the file to.", object -> {
            Set<String> volumes = names(object, "/volumes", volume -> volume.has("emptyDir"));
            return matchContainers(object, "/env/*/valueFrom/fileKeyRef")
                    .filter(one -> !volumes.contains(Json.text(one.node(), "volumeName"))).map(one -> one.pointer("volumeName"));
        }),
        new RenderedRule("KeyIsMatchedAndMismatched", "The key is in matchLabelKeys and in mismatchLabelKeys, so the term matches no pod.",
                "Keep the key in one of the two lists.",
            object -> TERMS.stream().flatMap(term -> PointerPattern.of(term).match(object).stream()).flatMap(term -> {
                List<JsonNode> others = term.node().path("mismatchLabelKeys").valueStream().toList();
                return DraftSnapshot.inside(term, "/matchLabelKeys/*").stream().filter(key -> others.contains(key.node()))
                        .map(PathMatch::pointer);
            })),
        new RenderedRule("KeyIsSelectedTwice", "The label selector mentions this key twice already, and matchLabelKeys adds it again.",
                "Leave the key out of matchLabelKeys, or mention it once in the label selector.",
            object -> Stream.concat(TERMS.stream(), Stream.of(POD + "/topologySpreadConstraints/*"))
            .flatMap(term -> PointerPattern.of(term).match(object).stream()).flatMap(term -> {
                Set<String> repeated = findRepeatedKeys(term.node().path("labelSelector"));
                return DraftSnapshot.inside(term, "/matchLabelKeys/*").stream().filter(key -> repeated.contains(key.node().stringValue("")))
                        .map(PathMatch::pointer);
            })));

    private RenderedContainerRules() {
    }

    private static Stream<PathMatch> matchContainers(JsonNode object, String path) {
        return LISTS.stream().flatMap(list -> PointerPattern.of(POD + list + path).match(object).stream());
    }

    private static Set<String> names(JsonNode object, String list, Predicate<JsonNode> filter) {
        return object.at(POD + list).valueStream().filter(filter).map(one -> Json.text(one, "name")).collect(Collectors.toSet());
    }

    private static boolean hasRestartRules(JsonNode container) {
        return !container.path("restartPolicyRules").isEmpty();
    }

    private static Set<String> findRepeatedKeys(JsonNode selector) {
        Set<String> seen = new HashSet<>(selector.path("matchLabels").propertyNames());
        return selector.path("matchExpressions").valueStream().map(one -> Json.text(one, "key")).filter(key -> !seen.add(key))
                .collect(Collectors.toSet());
    }
}
