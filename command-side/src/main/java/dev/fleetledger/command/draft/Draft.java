package dev.fleetledger.command.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.credential.Acknowledgements;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.Collisions;
import dev.fleetledger.problem.StateConflictException;

/** Aggregate of a draft. States: (fetching →) open → submitted, which is final; or discarded → open. */
public sealed interface Draft {

    Draft NONE = new None();

    /** Suggested retry delay in seconds; a cluster has usually answered by then. */
    long RETRY_AFTER = 3;

    record None() implements Draft {}

    /** The cluster has been asked for the running DaemonSet and has not answered yet. */
    record Fetching(DraftContent content, DraftEvent.Running running) implements Draft {}

    record Open(DraftContent content) implements Draft {}

    record Discarded(DraftContent content) implements Draft {}

    record Submitted(DraftContent content, UUID workload, int revision) implements Draft {}

    static List<DraftEvent> decide(Draft draft, DraftCommand command) {
        return switch (command) {
            case DraftCommand.Start start -> start(draft, start);
            case DraftCommand.SaveStep save -> save(requireOpen(draft), save);
            case DraftCommand.Import it -> importContent(requireOpen(draft), it);
            case DraftCommand.Refetch it -> List.of(new DraftEvent.FetchAsked(requireRefetchable(draft).draft(), it.running()));
            case DraftCommand.Fetch it -> fetch(draft, it);
            case DraftCommand.Rebase it -> rebase(requireEdit(draft), it);
            case DraftCommand.Resolve it -> resolve(requireOpen(draft), it);
            case DraftCommand.Submit submit ->
                List.of(new DraftEvent.Submitted(requireOpen(draft).draft(), submit.workload(), submit.revision(), submit.rollout()));
            case DraftCommand.Discard _ -> List.of(new DraftEvent.Discarded(requireDiscardable(draft).draft()));
            case DraftCommand.Reopen _ -> List.of(new DraftEvent.Reopened(requireDiscarded(draft).draft()));
            case DraftCommand.HandOver hand -> handOver(requireOpen(draft), hand);
        };
    }

    static Draft evolve(Draft draft, DraftEvent event) {
        return switch (event) {
            case DraftEvent.Started it -> it.from() != null && it.from().running() != null
                    ? new Fetching(DraftContent.of(it), it.from().running())
                    : new Open(DraftContent.of(it));
            case DraftEvent.StepSaved it -> withContent(draft, withSavedStep(content(draft), it));
            // The step that is saved next contains it.
            case DraftEvent.LiteralAcknowledged _ -> draft;
            case DraftEvent.Imported it -> withContent(draft, content(draft).with(DraftImport.of(it)));
            case DraftEvent.FetchAsked it -> new Fetching(content(draft).withRunningSource(it.running()), it.running());
            case DraftEvent.Fetched _ -> new Open(content(draft));
            case DraftEvent.Rebased it -> new Open(content(draft).rebasedOn(it.basedOn(), CollisionMapper.fromEvent(it)));
            case DraftEvent.CollisionResolved it -> withContent(draft, content(draft).withCollisions(
                    Collisions.afterResolving(content(draft).collisions(), stepOf(it.step()), it.pointer())));
            case DraftEvent.Submitted it -> new Submitted(content(draft), it.workload(), it.revision());
            case DraftEvent.Discarded _ -> new Discarded(content(draft));
            case DraftEvent.Reopened _ -> new Open(content(draft));
            case DraftEvent.HandedOver it -> new Open(content(draft).withOwner(it.to()));
        };
    }

    static Draft replay(List<DraftEvent> events) {
        return evolveAll(NONE, events);
    }

    static Draft evolveAll(Draft before, List<DraftEvent> events) {
        Draft draft = before;
        for (DraftEvent event : events) {
            draft = evolve(draft, event);
        }
        return draft;
    }

    static DraftContent content(Draft draft) {
        return switch (draft) {
            case None _ -> throw new IllegalStateException("A draft's event stream must begin with its start");
            case Fetching it -> it.content();
            case Open it -> it.content();
            case Discarded it -> it.content();
            case Submitted it -> it.content();
        };
    }

    /** @throws StateConflictException when the draft is not open or creates a new workload */
    static DraftContent requireEdit(Draft draft) {
        DraftContent draftContent = requireOpen(draft);
        if (draftContent.basedOn() == null) {
            throw new StateConflictException("DraftIsNotAnEdit",
                    "The draft creates a new workload, so there is no newer revision to rebase it onto.",
                    "Edit and submit it without a rebase.");
        }
        return draftContent;
    }

    /** @throws StateConflictException when the draft is not open, was not started from a running DaemonSet, or already has content */
    static DraftContent requireRefetchable(Draft draft) {
        DraftContent draftContent = requireOpen(draft);
        if (draftContent.from() == null || draftContent.from().running() == null) {
            throw new StateConflictException("DraftHasNoRunningSource", "The draft was not started from a running DaemonSet, so there is "
                    + "nothing to fetch again.",
                    "Edit and submit it as it is.");
        }
        if (!draftContent.isEmpty()) {
            throw new StateConflictException("DraftHasContent", "The draft has content already, which fetching again would replace.",
                    "Edit this draft, or start another one from the running DaemonSet.");
        }
        return draftContent;
    }

    private static List<DraftEvent> start(Draft draft, DraftCommand.Start it) {
        if (!(draft instanceof None)) {
            throw new IllegalStateException("The draft already exists");
        }
        List<DraftEvent> events = new ArrayList<>();
        events.add(new DraftEvent.Started(it.draft(), it.kind(), it.owner(), it.cluster(), it.from(), it.basedOn(), it.family(),
                it.workload()));
        if (it.imported().needsEvent()) {
            events.add(it.imported().toEvent(it.draft()));
        }
        it.documents().byStep().forEach((step, document) -> events.add(new DraftEvent.StepSaved(it.draft(), step.key(), document)));
        return List.copyOf(events);
    }

    private static List<DraftEvent> save(DraftContent draftContent, DraftCommand.SaveStep save) {
        List<DraftEvent> events = new ArrayList<>();
        Acknowledgements.findNew(draftContent.documents().of(save.step()), save.document()).forEach(one ->
                events.add(new DraftEvent.LiteralAcknowledged(draftContent.draft(), save.step().key(), one.getKey(), one.getValue())));
        events.addAll(saveDocument(draftContent, save.step(), save.document()));
        return withDecisions(draftContent, events);
    }

    private static List<DraftEvent> saveDocument(DraftContent draftContent, Step step, JsonNode document) {
        boolean unchanged = draftContent.isSameDocument(step, document);
        boolean resolvesCollision = draftContent.collisions().stream().anyMatch(collision -> collision.isResolvedBySaving(step));
        return unchanged && !resolvesCollision ? List.of()
                : List.of(new DraftEvent.StepSaved(draftContent.draft(), step.key(), document));
    }

    private static List<DraftEvent> importContent(DraftContent draftContent, DraftCommand.Import it) {
        List<DraftEvent> events = new ArrayList<>();
        it.documents().byStep().forEach((step, document) -> events.addAll(saveDocument(draftContent, step, document)));
        if (!events.isEmpty() || !it.imported().hasSameContent(draftContent.imported())) {
            events.addFirst(it.imported().toEvent(draftContent.draft()));
        }
        return withDecisions(draftContent, events);
    }

    /** Whoever gives a colliding field another value has decided its collision. Other changes of the step decide nothing. */
    private static List<DraftEvent> withDecisions(DraftContent draftContent, List<DraftEvent> changes) {
        List<DraftEvent> events = new ArrayList<>(changes);
        draftContent.collisionsDecidedBy(content(evolveAll(new Open(draftContent), changes)))
                .forEach(collision -> events.add(resolved(draftContent, collision, DraftEvent.CollisionResolved.MINE)));
        return List.copyOf(events);
    }

    private static List<DraftEvent> resolve(DraftContent draftContent, DraftCommand.Resolve it) {
        List<DraftEvent> events = new ArrayList<>();
        if (!it.imported().hasSameContent(draftContent.imported())) {
            events.add(it.imported().toEvent(draftContent.draft()));
        }
        it.documents().byStep().forEach((step, document) -> events.addAll(saveDocument(draftContent, step, document)));
        events.add(resolved(draftContent, it.collision(), it.take()));
        return List.copyOf(events);
    }

    private static DraftEvent resolved(DraftContent draftContent, Collision collision, String take) {
        return new DraftEvent.CollisionResolved(draftContent.draft(), collision.step().key(), collision.pointer(), take);
    }

    /** Ignores an answer that the draft is not waiting for. */
    private static List<DraftEvent> fetch(Draft draft, DraftCommand.Fetch it) {
        if (!(draft instanceof Fetching waiting) || !waiting.running().question().equals(it.question())) {
            return List.of();
        }
        List<DraftEvent> events = new ArrayList<>();
        if (it.code() == null) {
            events.addAll(importContent(waiting.content(), new DraftCommand.Import(it.documents(), it.imported())));
        }
        events.add(new DraftEvent.Fetched(waiting.content().draft(), it.question(), it.code(), it.message()));
        return List.copyOf(events);
    }

    private static List<DraftEvent> rebase(DraftContent draftContent, DraftCommand.Rebase it) {
        if (it.newer().equals(draftContent.basedOn())) {
            return List.of();
        }
        List<DraftEvent> events = new ArrayList<>();
        if (!it.imported().hasSameContent(draftContent.imported())) {
            events.add(it.imported().toEvent(draftContent.draft()));
        }
        it.documents().byStep().forEach((step, document) -> events.add(new DraftEvent.StepSaved(draftContent.draft(), step.key(),
                document)));
        events.add(new DraftEvent.Rebased(draftContent.draft(), it.newer(),
                CollisionMapper.toEvent(it.newer().workload(), it.collisions())));
        return List.copyOf(events);
    }

    private static List<DraftEvent> handOver(DraftContent draftContent, DraftCommand.HandOver hand) {
        return hand.to().equals(draftContent.owner()) ? List.of() : List.of(new DraftEvent.HandedOver(draftContent.draft(), hand.to()));
    }

    /** @throws StateConflictException when the draft is not open */
    static DraftContent requireOpen(Draft draft) {
        return switch (draft) {
            case None _ -> throw new IllegalStateException("There is no such draft");
            case Fetching _ -> throw new StateConflictException("DraftIsFetching",
                    "The draft still waits for the cluster to send the running DaemonSet.",
                    "Read the draft again in a few seconds, or discard it.").with("retryAfter", RETRY_AFTER);
            case Open it -> it.content();
            case Discarded _ -> throw new StateConflictException("DraftIsDiscarded", "The draft was discarded.",
                    "Reopen it first, by :reopen.");
            case Submitted it -> throw alreadySubmitted(it);
        };
    }

    private static DraftContent requireDiscardable(Draft draft) {
        return draft instanceof Fetching it ? it.content() : requireOpen(draft);
    }

    private static Draft withContent(Draft before, DraftContent draftContent) {
        return before instanceof Fetching it ? new Fetching(draftContent, it.running()) : new Open(draftContent);
    }

    /** A submitted draft is final; the conflict names the workload and revision that it became. */
    private static StateConflictException alreadySubmitted(Submitted it) {
        return new StateConflictException("AlreadySubmitted", "The draft was submitted as revision " + it.revision() + ".",
                "Edit the workload by :edit, or start a new draft from this one.")
                .with("workloadId", it.workload()).with("revision", it.revision());
    }

    private static DraftContent requireDiscarded(Draft draft) {
        return switch (draft) {
            case Discarded it -> it.content();
            case Submitted it -> throw alreadySubmitted(it);
            case None _, Fetching _, Open _ -> throw new StateConflictException("DraftIsOpen",
                    "The draft is not discarded, so there is nothing to reopen.",
                    "Edit it as it is.");
        };
    }

    private static DraftContent withSavedStep(DraftContent draftContent, DraftEvent.StepSaved it) {
        Step step = stepOf(it.step());
        return draftContent.with(draftContent.documents().with(step, it.document()),
                Collisions.afterSaving(draftContent.collisions(), step));
    }

    private static Step stepOf(String key) {
        return Step.of(key).orElseThrow(() -> new IllegalStateException("Saved by a newer version: step " + key));
    }
}
