package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.PLACEMENT;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.draft.DraftSnapshot.textKey;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.kubernetes.Selectors;

/** Waves of a rollout against each other. */
final class RolloutRules {
    static final List<CrossRule> ALL = List.of(
        rule(PLACEMENT, "WaveNameIsTaken", "Another wave has this name.", "Use a name once.",
            draft -> pointers(repeated(waves(draft), wave -> textKey(wave, "name")), "name")),
        rule(PLACEMENT, "RestIsNotLast", "The wave of the rest takes all remaining clusters, so nothing is left for this wave.",
        "Make the wave of the rest the last one.", draft -> {
            List<PathMatch> waves = waves(draft);
            return IntStream.range(0, Math.max(0, waves.size() - 1)).mapToObj(waves::get)
                .filter(wave -> Json.isTrue(wave.node().path("clusters"), "rest")).map(wave -> wave.pointer("clusters")).toList();
        }),
        rule(PLACEMENT, "WindowIsEmpty", "The window opens and closes at the same time.",
        "Set the times so that the window is open for a while.",
            draft -> pointers(draft.match(PLACEMENT, "/rollout/waves/*/window").stream()
                    .filter(window -> !Json.text(window.node(), "from").isEmpty()
                && Json.text(window.node(), "from").equals(Json.text(window.node(), "to"))).toList(), "to")),
        rule(PLACEMENT, "WaveTakesNoCluster", "The wave takes no cluster.",
            "Say which clusters it takes, or remove the wave.", RolloutRules::findWavesWithoutClusters),
        warning(PLACEMENT, "WaveClusterIsNotChosen", "{it} is not among the chosen clusters, so the wave doesn't take it.",
            "Choose the cluster, or remove it from the wave.", RolloutRules::findClustersNotChosen),
        warning(PLACEMENT, "RestIsMissing", "Clusters that no wave takes follow in a last wave of their own, without soak time or window.",
            "Add a wave of the rest.", RolloutRules::findMissingRest));

    private RolloutRules() {
    }

    private static List<PathMatch> waves(DraftSnapshot draft) {
        return draft.match(PLACEMENT, "/rollout/waves/*");
    }

    private static List<String> findWavesWithoutClusters(DraftSnapshot draft) {
        return clustersOfWaves(draft).filter(clusters -> clusters.node().propertyStream().anyMatch(kind -> isEmpty(kind.getValue())))
            .map(PathMatch::pointer).toList();
    }

    private static boolean isEmpty(JsonNode kind) {
        return kind.isContainer() && kind.isEmpty() || kind.isBoolean() && !kind.booleanValue();
    }

    /** Only where the clusters are all named: which clusters a selector matches is not known here. */
    private static List<String> findClustersNotChosen(DraftSnapshot draft) {
        JsonNode placement = draft.of(PLACEMENT);
        Set<JsonNode> chosen = chosenNames(placement);
        return namesClustersOnly(placement) ? draft.match(PLACEMENT, "/rollout/waves/*/clusters/names/*").stream()
            .filter(name -> !chosen.contains(name.node())).map(PathMatch::pointer).toList() : List.of();
    }

    private static List<String> findMissingRest(DraftSnapshot draft) {
        JsonNode placement = draft.of(PLACEMENT);
        Set<JsonNode> named = draft.match(PLACEMENT, "/rollout/waves/*/clusters/names/*").stream().map(PathMatch::node).collect(toSet());
        boolean takesAll = clustersOfWaves(draft).anyMatch(clusters -> Json.isTrue(clusters.node(), "rest")
            || Json.integer(clusters.node(), "percent", 0) == 100)
            || namesClustersOnly(placement) && named.containsAll(chosenNames(placement));
        return takesAll || waves(draft).isEmpty() ? List.of() : List.of("/rollout/waves");
    }

    private static boolean namesClustersOnly(JsonNode placement) {
        return !Json.isTrue(placement, "all") && !Selectors.isNotEmpty(placement.path("selector"));
    }

    private static Set<JsonNode> chosenNames(JsonNode placement) {
        Set<JsonNode> names = placement.path("clusters").valueStream().collect(toSet());
        placement.path("exclude").forEach(names::remove);
        return names;
    }

    private static Stream<PathMatch> clustersOfWaves(DraftSnapshot draft) {
        return draft.match(PLACEMENT, "/rollout/waves/*/clusters").stream();
    }
}
