package dev.fleetledger.manifest.placement;

/** A cluster and whether the placement chooses it, with the reason. */
public record Target(String cluster, boolean chosen, String why) {
}
