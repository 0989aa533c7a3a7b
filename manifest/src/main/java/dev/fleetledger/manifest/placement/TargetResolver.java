package dev.fleetledger.manifest.placement;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.kubernetes.Selectors;

/** Resolves the target clusters of a placement: (named, matching, or all) without the excluded ones. */
public final class TargetResolver {
    private TargetResolver() {
    }

    /** Returns every given cluster, and every named one that isn't among them, sorted by name. */
    public static List<TargetCluster> resolve(JsonNode placement, Collection<PlacementCluster> clusters) {
        Set<String> named = texts(placement.path("clusters"));
        Set<String> excluded = texts(placement.path("exclude"));
        Stream<TargetCluster> known = clusters.stream()
                .map(placementCluster -> resolveCluster(placement, placementCluster, named, excluded));
        Set<String> names = clusters.stream().map(PlacementCluster::name).collect(Collectors.toSet());
        Stream<TargetCluster> unknown = named.stream().filter(name -> !names.contains(name))
                .map(name -> new TargetCluster(name, false, "is not in the fleet"));
        return Stream.concat(known, unknown).sorted(Comparator.comparing(TargetCluster::cluster)).toList();
    }

    private static TargetCluster resolveCluster(JsonNode placement, PlacementCluster placementCluster, Set<String> named,
            Set<String> excluded) {
        Optional<String> reason = reason(placement, placementCluster, named);
        if (reason.isEmpty()) {
            return new TargetCluster(placementCluster.name(), false, "is not chosen");
        }
        if (excluded.contains(placementCluster.name())) {
            return new TargetCluster(placementCluster.name(), false, "is excluded");
        }
        return placementCluster.cordoned() ? new TargetCluster(placementCluster.name(), false, "is cordoned")
                : new TargetCluster(placementCluster.name(), true, reason.get());
    }

    private static Optional<String> reason(JsonNode placement, PlacementCluster placementCluster, Set<String> named) {
        if (named.contains(placementCluster.name())) {
            return Optional.of("is named");
        }
        if (Selectors.isNotEmpty(placement.path("selector")) && Selectors.matches(placement.path("selector"), placementCluster.labels())) {
            return Optional.of("matches the selector");
        }
        return Json.isTrue(placement, "all") ? Optional.of("is one of all") : Optional.empty();
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.stringValue("")));
        return texts;
    }
}
