package dev.fleetledger.description;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.judgement.access.Missing;

/** What commands answer: there these are put together field by field, without a type. */
final class Answers {

    private Answers() {}

    record Accepted(String id, long version, String position) {}

    record DraftSaved(UUID id, String state, List<Violation> violations, List<Violation> warnings, long version, String position) {}

    record DraftImported(UUID id, List<DraftEvent.Kept> kept, List<String> notCarried, List<Violation> violations, List<Violation> warnings,
            long version, String position) {}

    /** @param expiresAt what clusters answer later does not count */
    record DraftAsked(UUID id, UUID question, Instant expiresAt, long version, String position) {}

    /** With what is wrong with the draft now: a field that was changed on both sides is a violation until its step is saved. */
    record DraftRebased(UUID id, Onto basedOn, List<Violation> violations, List<Violation> warnings, long version,
            String position) {}

    record Onto(UUID workload, int revision, int placementVersion) {}

    record DraftSubmitted(UUID id, UUID workloadId, int revision, UUID rolloutId, long version, String position) {}

    /** The rollout is absent when nothing changed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkloadChanged(UUID id, int revision, @Nullable UUID rolloutId, long version, String position) {}

    /** @param id of the question @param expiresAt an answer that comes later does not count */
    record ClusterAsked(UUID id, Instant expiresAt, long version, String position) {}

    /** @param due when the grace is over @param workloads what becomes of what runs there: {@code delete} or {@code release} */
    record ClusterRemoving(String id, Instant due, String workloads, long version, String position) {}

    /** @param epoch that begins; agents follow the hub again */
    record RestoreAccepted(String id, long epoch, long version, String position) {}

    /** As text/yaml. */
    record JoinManifest() {}

    /** RFC 9457, with the members that the interface adds; a refusal may have more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(String type, String title, int status, String detail, String instance, String code, String remedy, String traceId,
            @Nullable List<Violation> violations, @Nullable List<Missing> missing, @Nullable Long version) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Violation(@Nullable String step, String pointer, @Nullable String rule, String message, String remedy) {}
}
