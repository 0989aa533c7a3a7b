package dev.fleetledger.command.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.fleetledger.command.rule.StateForbids;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.Documents;
import dev.fleetledger.manifest.Step;

/** Open → submitted, for good; or open → discarded → open. */
public sealed interface Draft {

    Draft NONE = new None();

    record None() implements Draft {}

    record Open(Content content) implements Draft {}

    record Discarded(Content content) implements Draft {}

    record Submitted(Content content, UUID workload, int revision) implements Draft {}

    static List<DraftEvent> decide(Draft draft, DraftCommand command) {
        return switch (command) {
            case DraftCommand.Start start -> start(draft, start);
            case DraftCommand.SaveStep save -> save(open(draft), save);
            case DraftCommand.Import it -> imported(open(draft), it);
            case DraftCommand.Submit submit ->
                List.of(new DraftEvent.Submitted(open(draft).draft(), submit.workload(), submit.revision(), submit.rollout()));
            case DraftCommand.Discard _ -> List.of(new DraftEvent.Discarded(open(draft).draft()));
            case DraftCommand.Reopen _ -> List.of(new DraftEvent.Reopened(discarded(draft).draft()));
            case DraftCommand.HandOver hand -> handOver(open(draft), hand);
        };
    }

    static Draft evolve(Draft draft, DraftEvent event) {
        return switch (event) {
            case DraftEvent.Started it ->
                new Open(new Content(it.draft(), it.kind(), it.owner(), it.cluster(), it.basedOn(), Documents.NONE, Carried.NOTHING));
            case DraftEvent.StepSaved it -> new Open(saved(content(draft), it));
            case DraftEvent.Fetched _, DraftEvent.Rebased _ -> draft;
            case DraftEvent.Imported it -> new Open(content(draft).with(Carried.of(it)));
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
            case Open it -> it.content();
            case Discarded it -> it.content();
            case Submitted it -> it.content();
        };
    }

    private static List<DraftEvent> start(Draft draft, DraftCommand.Start it) {
        if (!(draft instanceof None)) {
            throw new IllegalStateException("An id is given once");
        }
        List<DraftEvent> events = new ArrayList<>();
        events.add(new DraftEvent.Started(it.draft(), it.kind(), it.owner(), it.cluster(), it.from(), it.basedOn(), null));
        if (it.carried().isWorthTelling()) {
            events.add(it.carried().into(it.draft()));
        }
        it.copied().byStep().forEach((step, document) -> events.add(new DraftEvent.StepSaved(it.draft(), step.key(), document)));
        return List.copyOf(events);
    }

    private static List<DraftEvent> save(Content content, DraftCommand.SaveStep save) {
        boolean same = content.documents().touched(save.step()) && content.documents().of(save.step()).equals(save.document());
        return same ? List.of() : List.of(new DraftEvent.StepSaved(content.draft(), save.step().key(), save.document()));
    }

    private static List<DraftEvent> imported(Content content, DraftCommand.Import it) {
        List<DraftEvent> events = new ArrayList<>();
        it.documents().byStep().forEach((step, document) -> events.addAll(save(content, new DraftCommand.SaveStep(step, document))));
        if (!events.isEmpty() || !it.carried().amountsTo(content.carried())) {
            events.addFirst(it.carried().into(content.draft()));
        }
        return List.copyOf(events);
    }

    private static List<DraftEvent> handOver(Content content, DraftCommand.HandOver hand) {
        return hand.to().equals(content.owner()) ? List.of() : List.of(new DraftEvent.HandedOver(content.draft(), hand.to()));
    }

    private static Content open(Draft draft) {
        return switch (draft) {
            case None _ -> throw new IllegalStateException("There is no such draft");
            case Open it -> it.content();
            case Discarded _ -> throw new StateForbids("DraftIsDiscarded", "The draft was discarded.", "Reopen it first.");
            case Submitted it -> throw alreadySubmitted(it);
        };
    }

    /** Submitting is final; whoever asks again is told what came of it. */
    private static StateForbids alreadySubmitted(Submitted it) {
        return new StateForbids("AlreadySubmitted", "The draft was submitted as revision " + it.revision() + ".", "Start a draft from it to go on.")
                .with("workloadId", it.workload()).with("revision", it.revision());
    }

    private static Content discarded(Draft draft) {
        return switch (draft) {
            case Discarded it -> it.content();
            case Submitted it -> throw alreadySubmitted(it);
            case None _, Open _ -> throw new StateForbids("DraftIsOpen", "The draft is not discarded.", "Go on with it as it is.");
        };
    }

    private static Content saved(Content content, DraftEvent.StepSaved it) {
        Step step = Step.of(it.step()).orElseThrow(() -> new IllegalStateException("Saved by a newer version: step " + it.step()));
        return content.with(content.documents().with(step, it.document()));
    }
}
