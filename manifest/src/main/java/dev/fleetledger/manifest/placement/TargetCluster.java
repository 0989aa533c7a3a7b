package dev.fleetledger.manifest.placement;

/** A cluster, whether the placement selects it, and why or why not. The REST interface returns it as it is. */
public record TargetCluster(String cluster, boolean chosen, String why) {
}
