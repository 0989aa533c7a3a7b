package dev.fleetledger.query.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.query.deployment.NodeMatchQueries.Matched;

/**
 * How many nodes of a cluster get a pod of none, one or several of a family's workloads. Agents report how many nodes match each workload,
 * not which ones. If these numbers don't determine the three values, they are null and only lower bounds are given.
 *
 * @param nodes       number of nodes of the cluster
 * @param uncovered   at least this many nodes get no pod
 * @param overlapping at least this many pods share a node with another pod of the family
 */
record NodeCoverage(String cluster, @Nullable Integer nodes, @Nullable Integer none, @Nullable Integer one, @Nullable Integer several,
        int uncovered, int overlapping) {

    static List<NodeCoverage> of(List<Matched> all) {
        Map<String, List<Matched>> byCluster = new LinkedHashMap<>();
        all.forEach(one -> byCluster.computeIfAbsent(one.cluster(), cluster -> new ArrayList<>()).add(one));
        return byCluster.entrySet().stream().map(entry -> in(entry.getKey(), entry.getValue())).toList();
    }

    private static NodeCoverage in(String cluster, List<Matched> family) {
        List<NodeMatch> known = family.stream().map(Matched::nodes).filter(Objects::nonNull).toList();
        if (known.size() < family.size()) {
            return new NodeCoverage(cluster, known.isEmpty() ? null : all(known), null, null, null, 0, 0);
        }
        int nodes = all(known);
        int sum = known.stream().mapToInt(NodeMatch::matching).sum();
        List<Integer> placed = known.stream().map(NodeMatch::matching).filter(matching -> matching > 0).toList();
        int uncovered = Math.max(0, nodes - sum);
        int overlapping = Math.max(0, sum - nodes);
        if (placed.size() <= 1) {
            return new NodeCoverage(cluster, nodes, nodes - sum, sum, 0, uncovered, overlapping);
        }
        return placed.stream().filter(matching -> matching == nodes).count() > 1
                ? new NodeCoverage(cluster, nodes, 0, 0, nodes, uncovered, overlapping)
                : new NodeCoverage(cluster, nodes, null, null, null, uncovered, overlapping);
    }

    private static int all(List<NodeMatch> known) {
        return known.stream().mapToInt(NodeMatch::all).max().orElse(0);
    }
}
