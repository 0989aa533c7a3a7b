package dev.fleetledger.command.draft;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;

/** Commands of the draft aggregate. */
public sealed interface DraftCommand {

    /**
     * @param workload  the edited workload, or a new id
     * @param family    family of a variant
     * @param documents initial content of the steps if the draft is based on something; {@code imported} is what it has beyond the steps
     */
    record Start(UUID draft, UUID workload, String kind, String owner, @Nullable String cluster, @Nullable Origin from,
            @Nullable BasedOn basedOn, @Nullable UUID family, StepDocuments documents, DraftImport imported) implements DraftCommand {}

    /** Asks the cluster for the running DaemonSet again. */
    record Refetch(Running running) implements DraftCommand {}

    /** Applies the cluster's answer: the content, or the reason why there is none. */
    record Fetch(UUID question, @Nullable String code, @Nullable String message, StepDocuments documents, DraftImport imported)
            implements DraftCommand {}

    /** @param documents the merged steps that differ from the draft */
    record Rebase(BasedOn newer, StepDocuments documents, DraftImport imported, List<Collision> collisions) implements DraftCommand {}

    /**
     * Decides an open collision.
     *
     * @param take      {@code mine} or {@code theirs}
     * @param documents the step with the workload's value, unless the draft's own is kept; {@code imported} likewise has the kept fields
     */
    record Resolve(Collision collision, String take, StepDocuments documents, DraftImport imported) implements DraftCommand {}

    record SaveStep(Step step, JsonNode document) implements DraftCommand {}

    /** Replaces all steps that have a document, and the content outside the steps. */
    record Import(StepDocuments documents, DraftImport imported) implements DraftCommand {}

    record Submit(UUID workload, int revision, UUID rollout) implements DraftCommand {}

    record Discard() implements DraftCommand {}

    record Reopen() implements DraftCommand {}

    record HandOver(String to) implements DraftCommand {}
}
