package dev.fleetledger.manifest.draft;

/** A revision of a workload with a version of its placement: an edit is based on both. */
public record WorkloadVersion(int revision, int placementVersion) {
}
