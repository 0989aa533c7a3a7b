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
public final class Targets {
    private Targets() {
    }

    /** Returns every given cluster, and every named one that isn't among them, sorted by name. */
    public static List<Target> resolve(JsonNode placement, Collection<Cluster> clusters) {
        Set<String> named = texts(placement.path("clusters"));
        Set<String> excluded = texts(placement.path("exclude"));
        Stream<Target> known = clusters.stream().map(cluster -> judge(placement, cluster, named, excluded));
        Set<String> names = clusters.stream().map(Cluster::name).collect(Collectors.toSet());
        Stream<Target> unknown = named.stream().filter(name -> !names.contains(name)).map(name -> new Target(name, false, "is not in the fleet"));
        return Stream.concat(known, unknown).sorted(Comparator.comparing(Target::cluster)).toList();
    }

    private static Target judge(JsonNode placement, Cluster cluster, Set<String> named, Set<String> excluded) {
        Optional<String> reason = reason(placement, cluster, named);
        if (reason.isEmpty()) {
            return new Target(cluster.name(), false, "is not chosen");
        }
        if (excluded.contains(cluster.name())) {
            return new Target(cluster.name(), false, "is excluded");
        }
        return cluster.cordoned() ? new Target(cluster.name(), false, "is cordoned") : new Target(cluster.name(), true, reason.get());
    }

    private static Optional<String> reason(JsonNode placement, Cluster cluster, Set<String> named) {
        if (named.contains(cluster.name())) {
            return Optional.of("is named");
        }
        if (Selectors.choosesSomething(placement.path("selector")) && Selectors.matches(placement.path("selector"), cluster.labels())) {
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
