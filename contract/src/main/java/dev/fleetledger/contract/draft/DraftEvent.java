package dev.fleetledger.contract.draft;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Stream {@code Draft/<id>}. People are named by their OIDC subject only. */
public sealed interface DraftEvent {

    UUID draft();

    /**
     * @param kind    what the draft makes; only {@code DaemonSet} so far
     * @param owner   subject of whom it belongs to at first
     * @param cluster set when the wizard was opened from inside a cluster, which is then fixed
     * @param basedOn the revision that an edit goes on from
     */
    record Started(UUID draft, String kind, String owner, @Nullable String cluster, @Nullable Origin from, @Nullable BasedOn basedOn)
            implements DraftEvent {}

    /** @param document the step's document exactly as sent; defaults are never stored here */
    record StepSaved(UUID draft, String step, JsonNode document) implements DraftEvent {}

    record Submitted(UUID draft, UUID workload, int revision, UUID rollout) implements DraftEvent {}

    record Discarded(UUID draft) implements DraftEvent {}

    record Reopened(UUID draft) implements DraftEvent {}

    /** @param to subject of the new owner */
    record HandedOver(UUID draft, String to) implements DraftEvent {}

    /** Where a draft's first content came from: another draft, or a workload's revision. */
    record Origin(@Nullable UUID draft, @Nullable UUID workload, @Nullable Integer revision) {}

    /** @param placementVersion the placement that the edit saw, so that a later change of it is noticed at submit */
    record BasedOn(UUID workload, int revision, int placementVersion) {}
}
