package dev.fleetledger.contract.report;

/**
 * Where a workload's pods may go in a cluster, by its node selector, its required node affinity and its tolerations.
 *
 * @param all        nodes of the cluster
 * @param matching   of them, those that get a pod
 * @param ready      of the matching, those that are ready
 * @param unselected those that selector or affinity leave out
 * @param tainted    those that are selected and have a taint that is not tolerated
 */
public record NodeMatch(int all, int matching, int ready, int unselected, int tainted) {}
