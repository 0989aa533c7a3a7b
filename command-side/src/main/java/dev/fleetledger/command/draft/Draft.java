package dev.fleetledger.command.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.fleetledger.command.rule.StateForbids;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Collisions;

/** Aggregate of a draft. States: (fetching →) open → submitted, which is final; or discarded → open. */
public sealed interface Draft {

    Draft NONE = new None();

    /** Suggested retry delay in seconds; a cluster has usually answered by then. */
    long RETRY_AFTER = 3;

    record None() implements Draft {}

    /** The cluster has been asked for the running DaemonSet and has not answered yet. */
    record Fetching(Content content, DraftEvent.Running running) implements Draft {}

    record Open(Content content) implements Draft {}

    record Discarded(Content content) implements Draft {}

    record Submitted(Content content, UUID workload, int revision) implements Draft {}

    static List<DraftEvent> decide(Draft draft, DraftCommand command) {
        return switch (command) {
            case DraftCommand.Start start -> start(draft, start);
            case DraftCommand.SaveStep save -> save(open(draft), save);
            case DraftCommand.Import it -> imported(open(draft), it);
            case DraftCommand.AskAgain it -> List.of(new DraftEvent.FetchAsked(unanswered(draft).draft(), it.running()));
            case DraftCommand.Fetch it -> fetched(draft, it);
            case DraftCommand.Rebase it -> rebased(editing(draft), it);
            case DraftCommand.Submit submit ->
                List.of(new DraftEvent.Submitted(open(draft).draft(), submit.workload(), submit.revision(), submit.rollout()));
            case DraftCommand.Discard _ -> List.of(new DraftEvent.Discarded(discardable(draft).draft()));
            case DraftCommand.Reopen _ -> List.of(new DraftEvent.Reopened(discarded(draft).draft()));
            case DraftCommand.HandOver hand -> handOver(open(draft), hand);
        };
    }

    static Draft evolve(Draft draft, DraftEvent event) {
        return switch (event) {
            case DraftEvent.Started it -> it.from() != null && it.from().running() != null
                    ? new Fetching(Content.of(it), it.from().running())
                    : new Open(Content.of(it));
            case DraftEvent.StepSaved it -> still(draft, saved(content(draft), it));
            case DraftEvent.Imported it -> still(draft, content(draft).with(Carried.of(it)));
            case DraftEvent.FetchAsked it -> new Fetching(content(draft).asking(it.running()), it.running());
            case DraftEvent.Fetched _ -> new Open(content(draft));
            case DraftEvent.Rebased it -> new Open(content(draft).onto(it.basedOn(), Collided.of(it)));
            case DraftEvent.Submitted it -> new Submitted(content(draft), it.workload(), it.revision());
            case DraftEvent.Discarded _ -> new Discarded(content(draft));
            case DraftEvent.Reopened _ -> new Open(content(draft));
            case DraftEvent.HandedOver it -> new Open(content(draft).ownedBy(it.to()));
        };
    }

    static Draft of(List<DraftEvent> history) {
        return after(NONE, history);
    }

    static Draft after(Draft before, List<DraftEvent> events) {
        Draft draft = before;
        for (DraftEvent event : events) {
            draft = evolve(draft, event);
        }
        return draft;
    }

    static Content content(Draft draft) {
        return switch (draft) {
            case None _ -> throw new IllegalStateException("A draft's history begins with its start");
            case Fetching it -> it.content();
            case Open it -> it.content();
            case Discarded it -> it.content();
            case Submitted it -> it.content();
        };
    }

    /** @throws StateForbids when the draft is not open or creates a new workload */
    static Content editing(Draft draft) {
        Content content = open(draft);
        if (content.basedOn() == null) {
            throw new StateForbids("DraftIsNotAnEdit", "The draft makes a new workload: there is nothing that could have moved on.",
                    "Go on with it as it is.");
        }
        return content;
    }

    /** @throws StateForbids when the draft is not open, was not started from a running DaemonSet, or already has content */
    static Content unanswered(Draft draft) {
        Content content = open(draft);
        if (content.from() == null || content.from().running() == null) {
            throw new StateForbids("DraftBeganElsewhere", "The draft did not begin with what runs in a cluster.", "Go on with it as it is.");
        }
        if (!content.isEmpty()) {
            throw new StateForbids("DraftIsFilled", "The draft has content, which an answer would replace.",
                    "Go on with it, or start another from the running DaemonSet.");
        }
        return content;
    }

    private static List<DraftEvent> start(Draft draft, DraftCommand.Start it) {
        if (!(draft instanceof None)) {
            throw new IllegalStateException("An id is given once");
        }
        List<DraftEvent> events = new ArrayList<>();
        events.add(new DraftEvent.Started(it.draft(), it.kind(), it.owner(), it.cluster(), it.from(), it.basedOn(), it.family()));
        if (it.carried().isWorthTelling()) {
            events.add(it.carried().into(it.draft()));
        }
        it.copied().byStep().forEach((step, document) -> events.add(new DraftEvent.StepSaved(it.draft(), step.key(), document)));
        return List.copyOf(events);
    }

    private static List<DraftEvent> save(Content content, DraftCommand.SaveStep save) {
        boolean same = content.saysTheSame(save.step(), save.document());
        // Saving an unchanged step resolves its collisions in favour of the draft's values.
        boolean decides = content.collisions().stream().anyMatch(one -> one.step() == save.step());
        return same && !decides ? List.of() : List.of(new DraftEvent.StepSaved(content.draft(), save.step().key(), save.document()));
    }

    private static List<DraftEvent> imported(Content content, DraftCommand.Import it) {
        List<DraftEvent> events = new ArrayList<>();
        it.documents().byStep().forEach((step, document) -> events.addAll(save(content, new DraftCommand.SaveStep(step, document))));
        if (!events.isEmpty() || !it.carried().amountsTo(content.carried())) {
            events.addFirst(it.carried().into(content.draft()));
        }
        return List.copyOf(events);
    }

    /** Ignores an answer that the draft is not waiting for. */
    private static List<DraftEvent> fetched(Draft draft, DraftCommand.Fetch it) {
        if (!(draft instanceof Fetching waiting) || !waiting.running().question().equals(it.question())) {
            return List.of();
        }
        List<DraftEvent> events = new ArrayList<>();
        if (it.code() == null) {
            events.addAll(imported(waiting.content(), new DraftCommand.Import(it.documents(), it.carried())));
        }
        events.add(new DraftEvent.Fetched(waiting.content().draft(), it.question(), it.code(), it.message()));
        return List.copyOf(events);
    }

    private static List<DraftEvent> rebased(Content content, DraftCommand.Rebase it) {
        if (it.newer().equals(content.basedOn())) {
            return List.of();
        }
        List<DraftEvent> events = new ArrayList<>();
        if (!it.carried().amountsTo(content.carried())) {
            events.add(it.carried().into(content.draft()));
        }
        it.documents().byStep().forEach((step, document) -> events.add(new DraftEvent.StepSaved(content.draft(), step.key(), document)));
        events.add(new DraftEvent.Rebased(content.draft(), it.newer(), Collided.told(it.collisions())));
        return List.copyOf(events);
    }

    private static List<DraftEvent> handOver(Content content, DraftCommand.HandOver hand) {
        return hand.to().equals(content.owner()) ? List.of() : List.of(new DraftEvent.HandedOver(content.draft(), hand.to()));
    }

    /** @throws StateForbids when the draft is not open */
    static Content open(Draft draft) {
        return switch (draft) {
            case None _ -> throw new IllegalStateException("There is no such draft");
            case Fetching _ -> throw new StateForbids("DraftIsFetching", "The cluster was asked what runs there, and has not answered yet.",
                    "Read the draft again in a few seconds, or discard it.").with("retryAfter", RETRY_AFTER);
            case Open it -> it.content();
            case Discarded _ -> throw new StateForbids("DraftIsDiscarded", "The draft was discarded.", "Reopen it first.");
            case Submitted it -> throw alreadySubmitted(it);
        };
    }

    private static Content discardable(Draft draft) {
        return draft instanceof Fetching it ? it.content() : open(draft);
    }

    private static Draft still(Draft before, Content content) {
        return before instanceof Fetching it ? new Fetching(content, it.running()) : new Open(content);
    }

    /** A submitted draft is final; the conflict names the workload and revision that it became. */
    private static StateForbids alreadySubmitted(Submitted it) {
        return new StateForbids("AlreadySubmitted", "The draft was submitted as revision " + it.revision() + ".", "Start a draft from it to go on.")
                .with("workloadId", it.workload()).with("revision", it.revision());
    }

    private static Content discarded(Draft draft) {
        return switch (draft) {
            case Discarded it -> it.content();
            case Submitted it -> throw alreadySubmitted(it);
            case None _, Fetching _, Open _ -> throw new StateForbids("DraftIsOpen", "The draft is not discarded.", "Go on with it as it is.");
        };
    }

    private static Content saved(Content content, DraftEvent.StepSaved it) {
        Step step = Step.of(it.step()).orElseThrow(() -> new IllegalStateException("Saved by a newer version: step " + it.step()));
        return content.with(content.documents().with(step, it.document()), Collisions.afterSaving(content.collisions(), step));
    }
}
