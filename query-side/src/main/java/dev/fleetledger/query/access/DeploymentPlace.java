package dev.fleetledger.query.access;

/** Where a deployment is. */
public record DeploymentPlace(String cluster, String namespace, boolean ended) {}
