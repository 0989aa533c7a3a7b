package dev.fleetledger.description;

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

    record DraftSubmitted(UUID id, UUID workloadId, int revision, UUID rolloutId, long version, String position) {}

    /** The rollout is absent when nothing changed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkloadChanged(UUID id, int revision, @Nullable UUID rolloutId, long version, String position) {}

    /** As text/yaml. */
    record JoinManifest() {}

    /** RFC 9457, with the members that the interface adds; a refusal may have more. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(String type, String title, int status, String detail, String instance, String code, String remedy, String traceId,
            @Nullable List<Violation> violations, @Nullable List<Missing> missing, @Nullable Long version) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Violation(@Nullable String step, String pointer, @Nullable String rule, String message, String remedy) {}
}
