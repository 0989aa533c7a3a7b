package dev.fleetledger.command.rollout.plan;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.placement.TargetCluster;
import dev.fleetledger.manifest.placement.TargetResolver;
import dev.fleetledger.manifest.rule.Violation;

/**
 * A placement resolved against the current fleet.
 *
 * @param clusters   target clusters
 * @param retained   clusters that only stopped matching the selector: the workload stays there unchanged until a person removes it
 * @param ineligible named clusters that cannot be targets: unknown, cordoned or leaving
 * @param violations why they cannot be targets
 */
public record ResolvedPlacement(List<PlacementCluster> clusters, List<String> retained, List<PlacementCluster> ineligible,
        List<Violation> violations) {

    /**
     * @param placedClusters    clusters where the workload is placed now: a cordon rejects only new placements
     * @param previousPlacement the placement that selected them
     */
    public static ResolvedPlacement resolve(JsonNode placement, List<PlacementCluster> fleet, Collection<String> placedClusters,
            JsonNode previousPlacement) {
        Map<String, PlacementCluster> byName = fleet.stream()
                .collect(toMap(PlacementCluster::name, it -> it.cordoned() && placedClusters.contains(it.name()) ? uncordoned(it) : it));
        Set<String> chosen = TargetResolver.resolve(placement, byName.values()).stream().filter(TargetCluster::chosen)
                .map(TargetCluster::cluster).collect(toSet());
        List<PlacementCluster> ineligible = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        Set<String> excluded = texts(placement.path("exclude")).collect(toSet());
        List<String> named = texts(placement.path("clusters")).toList();
        for (int i = 0; i < named.size(); i++) {
            PlacementCluster known = byName.get(named.get(i));
            if (!excluded.contains(named.get(i)) && (known == null || known.cordoned())) {
                ineligible.add(known == null ? new PlacementCluster(named.get(i), Map.of(), false) : known);
                violations.add(violation(known, named.get(i), i));
            }
        }
        boolean selectsClusters = !named.isEmpty() || placement.path("all").booleanValue(false) || !placement.path("selector").isEmpty();
        if (chosen.isEmpty() && violations.isEmpty() && selectsClusters) {
            violations.add(violation("", "NoClusterIsLeft", "The placement selects no cluster.",
                    "Name or select clusters of the fleet, or exclude fewer of them."));
        }
        List<String> retained = placedClusters.stream()
                .filter(it -> byName.containsKey(it) && !chosen.contains(it) && !excluded.contains(it)
                        && hasOnlyStoppedMatching(it, placement, previousPlacement)).toList();
        return new ResolvedPlacement(fleet.stream().filter(it -> chosen.contains(it.name())).toList(), retained, ineligible, violations);
    }

    /** Whether the selector is unchanged and was the only reason for the cluster's selection. */
    private static boolean hasOnlyStoppedMatching(String cluster, JsonNode placement, JsonNode previousPlacement) {
        return !previousPlacement.path("selector").isEmpty() && previousPlacement.path("selector").equals(placement.path("selector"))
                && !previousPlacement.path("all").booleanValue(false) && texts(previousPlacement.path("clusters"))
                .noneMatch(cluster::equals);
    }

    /** Names of all clusters where the workload is placed, sorted. */
    public List<String> clusterNames() {
        return Stream.concat(clusters.stream().map(PlacementCluster::name), retained.stream()).sorted().toList();
    }

    /** Clusters in which the right is checked. Unknown ones are included, so that a caller cannot find out which clusters exist. */
    public List<PlacementCluster> authorizationClusters() {
        return Stream.concat(clusters.stream(), ineligible.stream())
                .collect(toMap(PlacementCluster::name, Function.identity(), (one, same) -> one, java.util.TreeMap::new)).values().stream()
                .toList();
    }

    private static PlacementCluster uncordoned(PlacementCluster it) {
        return new PlacementCluster(it.name(), it.labels(), false);
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.stringValue(""));
    }

    private static Violation violation(@Nullable PlacementCluster known, String name, int index) {
        if (known == null) {
            return unknown(name, index);
        }
        return known.leaving() ? leaving(name, index) : cordoned(name, index);
    }

    private static Violation leaving(String name, int index) {
        return violation("/clusters/" + index, "ClusterIsLeaving", "Cluster " + name
                + " is being removed from the fleet and takes nothing new.",
                "Leave it out of the placement, or cancel its removal by :uncordon.");
    }

    private static Violation unknown(String name, int index) {
        return violation("/clusters/" + index, "ClusterIsUnknown", "There is no cluster " + name + " in the fleet.",
                "Name clusters as GET /api/v1/clusters shows them.");
    }

    private static Violation cordoned(String name, int index) {
        return violation("/clusters/" + index, "ClusterIsCordoned", "Cluster " + name + " is cordoned and takes nothing new.",
                "Uncordon it, or leave it out of the placement.");
    }

    private static Violation violation(String pointer, String rule, String message, String remedy) {
        return new Violation(Step.PLACEMENT, pointer, rule, message, remedy);
    }
}
