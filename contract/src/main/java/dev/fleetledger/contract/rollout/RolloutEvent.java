package dev.fleetledger.contract.rollout;

import java.util.List;
import java.util.UUID;

/** Stream {@code Rollout/<id>}. The set of clusters is frozen when it starts. */
public sealed interface RolloutEvent {

    UUID rollout();

    record Started(UUID rollout, UUID workload, int revision, int placementVersion, List<Wave> waves) implements RolloutEvent {}

    /** @param outcome {@code completed}: every cluster settled; {@code failed}: none is left that could, and one failed */
    record Finished(UUID rollout, String outcome) implements RolloutEvent {}

    record Wave(String name, List<String> clusters) {}
}
