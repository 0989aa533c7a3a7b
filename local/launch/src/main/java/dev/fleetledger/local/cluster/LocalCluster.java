package dev.fleetledger.local.cluster;

import java.util.Map;

/** A cluster of the local fleet, as it is registered at the hub. */
public record LocalCluster(String name, Map<String, String> labels) {}
