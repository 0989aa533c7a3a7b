package dev.fleetledger.contract.rollout;

import java.util.List;
import java.util.UUID;

/** Events of the stream {@code Rollout/<id>}. The set of clusters is frozen at the start. */
public sealed interface RolloutEvent {

    UUID rollout();

    record Started(UUID rollout, UUID workload, int revision, int placementVersion, List<Wave> waves) implements RolloutEvent {}

    /**
     * @param outcome {@code completed}: every cluster settled; {@code failed}: at least one failed and no remaining cluster can settle;
     *                {@code superseded}: its unsettled clusters got a newer generation, or an end, before it was over. The command
     *                that replaces the last of them ends the rollout so even if a cluster has failed; otherwise {@code failed} outweighs
     */
    record Finished(UUID rollout, String outcome) implements RolloutEvent {

        public static final String COMPLETED = "completed";
        public static final String FAILED = "failed";
        public static final String SUPERSEDED = "superseded";
    }

    record Wave(String name, List<String> clusters) {}
}
