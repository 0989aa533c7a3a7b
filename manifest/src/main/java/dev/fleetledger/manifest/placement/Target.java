package dev.fleetledger.manifest.placement;

/** A cluster, whether the placement selects it, and the reason. */
public record Target(String cluster, boolean chosen, String why) {
}
