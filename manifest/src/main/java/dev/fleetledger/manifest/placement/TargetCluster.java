package dev.fleetledger.manifest.placement;

/** A cluster, whether the placement selects it, and the reason. */
public record TargetCluster(String cluster, boolean chosen, String reason) {
}
