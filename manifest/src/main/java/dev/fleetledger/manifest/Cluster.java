package dev.fleetledger.manifest;

import java.util.Map;

/** A cluster as placement looks at it. */
public record Cluster(String name, Map<String, String> labels, boolean cordoned) {
}
