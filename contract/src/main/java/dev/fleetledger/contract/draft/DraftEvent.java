package dev.fleetledger.contract.draft;

import java.util.List;
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
     * @param family  of a variant: that of its source
     */
    record Started(UUID draft, String kind, String owner, @Nullable String cluster, @Nullable Origin from, @Nullable BasedOn basedOn,
            @Nullable UUID family) implements DraftEvent {}

    /**
     * The cluster that was asked for the running DaemonSet has answered, or did not in time. What was found comes before it, as an import
     * with its steps.
     *
     * @param code absent when it was found; else {@code NotFound}, {@code ClusterIsSilent} …
     */
    record Fetched(UUID draft, UUID question, @Nullable String code, @Nullable String message) implements DraftEvent {}

    /** A draft that is still empty asks for the running DaemonSet once more, and waits again. */
    record FetchAsked(UUID draft, Running running) implements DraftEvent {}

    /**
     * An edit goes on from a newer revision. Comes after the steps as merged, so that every step saved later decides for its collisions.
     *
     * @param collisions all fields that both have changed and nobody decided on: the draft keeps its own value, and each breaks a rule until
     *                   its step is saved again
     */
    record Rebased(UUID draft, BasedOn basedOn, List<Collision> collisions) implements DraftEvent {}

    /** @param document the step's document exactly as sent; defaults are never stored here */
    record StepSaved(UUID draft, String step, JsonNode document) implements DraftEvent {}

    /**
     * Comes before the steps that it saves.
     *
     * @param source     {@code yaml}, the {@code draft} or {@code workload} that was copied, or the {@code running} DaemonSet
     * @param kept       what the form has no place for; it is rendered again
     * @param found      values as they were found, for which some rules only warn
     * @param notCarried kind and name of objects that stayed out
     */
    record Imported(UUID draft, String source, List<Kept> kept, List<String> found, List<String> notCarried) implements DraftEvent {}

    record Submitted(UUID draft, UUID workload, int revision, UUID rollout) implements DraftEvent {}

    record Discarded(UUID draft) implements DraftEvent {}

    record Reopened(UUID draft) implements DraftEvent {}

    /** @param to subject of the new owner */
    record HandedOver(UUID draft, String to) implements DraftEvent {}

    /** Where a draft's first content came from: another draft, a workload's revision, or what runs in a cluster. */
    record Origin(@Nullable UUID draft, @Nullable UUID workload, @Nullable Integer revision, @Nullable Running running) {}

    /** @param question by which its cluster was asked */
    record Running(String cluster, String namespace, String name, UUID question) {}

    /** @param pointer into the step's document, in which a thing in a list goes by its name where it has one */
    record Collision(String step, String pointer) {}

    /**
     * @param object {@code DaemonSet} or {@code Service/<name>}
     * @param path   JSON pointer in it, in which a thing in a list goes by its name where it has one
     */
    record Kept(String object, String path, JsonNode value) {}

    /** @param placementVersion the placement that the edit saw, so that a later change of it is noticed at submit */
    record BasedOn(UUID workload, int revision, int placementVersion) {}
}
