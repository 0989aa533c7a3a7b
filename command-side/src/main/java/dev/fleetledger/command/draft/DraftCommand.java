package dev.fleetledger.command.draft;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Collision;

/** What can be asked of a draft. */
public sealed interface DraftCommand {

    /**
     * @param family of a variant
     * @param copied the first content, when it goes on from something; with what it carries beyond the steps
     */
    record Start(UUID draft, String kind, String owner, @Nullable String cluster, @Nullable Origin from, @Nullable BasedOn basedOn,
            @Nullable UUID family, Documents copied, Carried carried) implements DraftCommand {}

    /** The cluster is asked for the running DaemonSet once more. */
    record AskAgain(Running running) implements DraftCommand {}

    /** The cluster that was asked has answered, with content or with the reason why there is none. */
    record Fetch(UUID question, @Nullable String code, @Nullable String message, Documents documents, Carried carried) implements DraftCommand {}

    /** @param documents the steps as merged, where that differs from the draft */
    record Rebase(BasedOn newer, Documents documents, Carried carried, List<Collision> collisions) implements DraftCommand {}

    record SaveStep(Step step, JsonNode document) implements DraftCommand {}

    /** All steps that there are documents for, and what goes with them. */
    record Import(Documents documents, Carried carried) implements DraftCommand {}

    record Submit(UUID workload, int revision, UUID rollout) implements DraftCommand {}

    record Discard() implements DraftCommand {}

    record Reopen() implements DraftCommand {}

    record HandOver(String to) implements DraftCommand {}
}
