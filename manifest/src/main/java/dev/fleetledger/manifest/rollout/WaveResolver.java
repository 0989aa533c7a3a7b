package dev.fleetledger.manifest.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.kubernetes.Selectors;
import dev.fleetledger.manifest.syntax.IntOrPercent;

/**
 * Distributes the clusters of a rollout over its waves. Each cluster goes into the first wave that takes it. Waves by number or percentage
 * take clusters that answer first, then by name, because an unreachable canary would prove nothing. Clusters that no wave takes go into a
 * further, last wave, so that none is left out silently. The result doesn't depend on the order of the clusters.
 */
public final class WaveResolver {
    private static final String LAST_WAVE = "rest";
    private static final Comparator<Candidate> REACHABLE_FIRST =
            Comparator.comparing((Candidate candidate) -> !candidate.reachable()).thenComparing(Candidate::name);

    private WaveResolver() {
    }

    /** @param clusters all clusters of the rollout, each once */
    public static List<PlannedWave> resolve(RolloutPlan plan, List<Candidate> clusters) {
        List<Candidate> remaining = new ArrayList<>(clusters.stream().sorted(REACHABLE_FIRST).toList());
        List<PlannedWave> waves = new ArrayList<>();
        for (JsonNode wave : plan.waves()) {
            List<Candidate> taken = take(wave.path("clusters"), remaining, clusters.size());
            remaining.removeAll(Set.copyOf(taken));
            waves.add(PlannedWave.of(wave, names(taken)));
        }
        if (!remaining.isEmpty()) {
            waves.add(new PlannedWave(unusedName(waves), names(remaining), null, null, "Running", null, null));
        }
        return List.copyOf(waves);
    }

    private static List<Candidate> take(JsonNode selection, List<Candidate> remaining, int all) {
        if (Json.isTrue(selection, "rest")) {
            return List.copyOf(remaining);
        }
        if (selection.has("count")) {
            return first(remaining, selection.path("count").intValue(0));
        }
        if (selection.has("percent")) {
            return first(remaining, Math.max(1, IntOrPercent.percentOf(selection.path("percent").intValue(0), all)));
        }
        Set<String> named = selection.path("names").valueStream().map(name -> name.stringValue("")).collect(Collectors.toSet());
        return remaining.stream().filter(candidate -> named.contains(candidate.name())
            || Selectors.isNotEmpty(selection) && Selectors.matches(selection, candidate.labels())).toList();
    }

    private static List<Candidate> first(List<Candidate> remaining, int count) {
        return remaining.stream().limit(count).toList();
    }

    private static List<String> names(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::name).sorted().toList();
    }

    private static String unusedName(List<PlannedWave> waves) {
        Set<String> used = waves.stream().map(PlannedWave::name).collect(Collectors.toSet());
        return Stream.concat(Stream.of(LAST_WAVE), IntStream.iterate(2, i -> i + 1).mapToObj(i -> LAST_WAVE + "-" + i))
            .filter(name -> !used.contains(name)).findFirst().orElseThrow();
    }
}
