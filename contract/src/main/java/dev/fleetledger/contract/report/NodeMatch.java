package dev.fleetledger.contract.report;

/**
 * The nodes of a cluster on which a workload's pods may run, by node selector, required node affinity and tolerations.
 *
 * @param all        number of nodes of the cluster
 * @param matching   nodes that get a pod
 * @param ready      matching nodes that are ready
 * @param unselected nodes excluded by selector or affinity
 * @param tainted    selected nodes with a taint that is not tolerated
 */
public record NodeMatch(int all, int matching, int ready, int unselected, int tainted) {}
