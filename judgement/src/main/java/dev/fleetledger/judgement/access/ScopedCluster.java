package dev.fleetledger.judgement.access;

import java.util.Map;

/** A cluster's name and labels, which scopes are matched against. */
public record ScopedCluster(String cluster, Map<String, String> labels) {}
