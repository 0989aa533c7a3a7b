package dev.fleetledger.contract.rollout;

import java.util.List;
import java.util.UUID;

/** Events of the stream {@code Rollout/<id>}. The set of clusters is frozen at the start. */
public sealed interface RolloutEvent {

    UUID rollout();

    record Started(UUID rollout, UUID workload, int revision, int placementVersion, List<Wave> waves) implements RolloutEvent {}

    /** @param outcome {@code completed}: every cluster settled; {@code failed}: at least one failed and no remaining cluster can settle */
    record Finished(UUID rollout, String outcome) implements RolloutEvent {}

    record Wave(String name, List<String> clusters) {}
}
