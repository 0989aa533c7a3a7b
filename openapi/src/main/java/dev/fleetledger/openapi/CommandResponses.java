package dev.fleetledger.openapi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.judgement.access.MissingRight;

/** Responses of commands as types. The command side builds these field by field, without a type of its own. */
final class CommandResponses {

    private CommandResponses() {}

    record Accepted(String id, long version, String position) {}

    record DraftSaved(UUID id, String state, List<Violation> violations, List<Violation> warnings, long version, String position) {}

    record DraftImported(UUID id, List<DraftEvent.Kept> kept, List<String> notCarried, List<Violation> violations, List<Violation> warnings,
            long version, String position) {}

    /** @param expiresAt answers from clusters that arrive later are ignored */
    record DraftAsked(UUID id, UUID question, Instant expiresAt, long version, String position) {}

    /** Includes the draft's current violations: a field that both sides changed is a violation until its step is saved. */
    record DraftRebased(UUID id, Onto basedOn, List<Violation> violations, List<Violation> warnings, long version,
            String position) {}

    record Onto(UUID workload, int revision, int placementVersion) {}

    record DraftSubmitted(UUID id, UUID workloadId, int revision, UUID rolloutId, long version, String position) {}

    /** The rollout's id is absent when nothing changed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkloadChanged(UUID id, int revision, @Nullable UUID rolloutId, long version, String position) {}

    /** @param id of the question @param expiresAt an answer that arrives later is ignored */
    record ClusterAsked(UUID id, Instant expiresAt, long version, String position) {}

    /**
     * @param due end of the grace period
     * @param workloads what happens to the workloads that run there: {@code delete} or {@code release}
     */
    record ClusterRemoving(String id, Instant due, String workloads, long version, String position) {}

    /** @param epoch the new epoch; agents follow the hub again */
    record RestoreAccepted(String id, long epoch, long version, String position) {}

    /** Sent as text/yaml. */
    record JoinManifest() {}

    /** A problem by RFC 9457 with the API's additional members; some problems have more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(String type, String title, int status, String detail, String instance, String code, String remedy, String traceId,
            @Nullable List<Violation> violations, @Nullable List<MissingRight> missing, @Nullable Long version) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Violation(@Nullable String step, String pointer, @Nullable String rule, String message, String remedy) {}
}
