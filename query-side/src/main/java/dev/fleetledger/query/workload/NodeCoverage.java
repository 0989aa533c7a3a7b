package dev.fleetledger.query.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.query.deployment.NodeMatchQueries.DeploymentNodeMatch;

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

    static List<NodeCoverage> of(List<DeploymentNodeMatch> all) {
        Map<String, List<DeploymentNodeMatch>> byCluster = new LinkedHashMap<>();
        all.forEach(match -> byCluster.computeIfAbsent(match.cluster(), cluster -> new ArrayList<>()).add(match));
        return byCluster.entrySet().stream().map(entry -> inCluster(entry.getKey(), entry.getValue())).toList();
    }

    private static NodeCoverage inCluster(String cluster, List<DeploymentNodeMatch> family) {
        List<NodeMatch> reported = family.stream().map(DeploymentNodeMatch::nodes).filter(Objects::nonNull).toList();
        if (reported.size() < family.size()) {
            return new NodeCoverage(cluster, reported.isEmpty() ? null : totalNodes(reported), null, null, null, 0, 0);
        }
        int nodes = totalNodes(reported);
        int totalMatching = reported.stream().mapToInt(NodeMatch::matching).sum();
        List<Integer> positive = reported.stream().map(NodeMatch::matching).filter(matching -> matching > 0).toList();
        int uncovered = Math.max(0, nodes - totalMatching);
        int overlapping = Math.max(0, totalMatching - nodes);
        if (positive.size() <= 1) {
            return new NodeCoverage(cluster, nodes, nodes - totalMatching, totalMatching, 0, uncovered, overlapping);
        }
        return positive.stream().filter(matching -> matching == nodes).count() > 1
                ? new NodeCoverage(cluster, nodes, 0, 0, nodes, uncovered, overlapping)
                : new NodeCoverage(cluster, nodes, null, null, null, uncovered, overlapping);
    }

    private static int totalNodes(List<NodeMatch> reported) {
        return reported.stream().mapToInt(NodeMatch::all).max().orElse(0);
    }
}
