package dev.fleetledger.query.cluster;

import dev.fleetledger.query.access.AuthenticatedReader;

/** Counts a cluster's deployments without which rollouts went on. Deployments, whose package depends on this one, implement it. */
public interface OpenDebtCounter {

    /** @return the number of those that the reader may see */
    long countOpenDebts(String cluster, AuthenticatedReader authenticatedReader);
}
