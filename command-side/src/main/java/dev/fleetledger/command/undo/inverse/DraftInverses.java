package dev.fleetledger.command.undo.inverse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fleetledger.command.undo.inverse.Reversal.Impossible;
import dev.fleetledger.command.undo.inverse.Reversal.Possible;
import dev.fleetledger.command.undo.inverse.Reversal.Rule;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.document.Step;

/** How work on drafts is taken back, except for their submit, which changes a workload. */
final class DraftInverses {

    private static final String SAVED = EventNames.of(DraftEvent.StepSaved.class).name();

    static final Map<String, Rule> RULES = rules();

    private DraftInverses() {}

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new HashMap<>();
        for (Step step : Step.values()) {
            rules.put("draft." + step.key() + ".save", DraftInverses::save);
        }
        rules.put("draft.start", DraftInverses::start);
        rules.put("workload.edit", DraftInverses::start);
        rules.put("workload.variant", DraftInverses::start);
        rules.put("draft.discard", command -> new Possible(
                new Inverse.ReopenDraft(command.requireOwn(DraftEvent.Discarded.class).draft()), command.later(it -> true)));
        rules.put("draft.reopen", command -> new Possible(
                new Inverse.DiscardDraft(command.requireOwn(DraftEvent.Reopened.class).draft()), command.later(it -> true)));
        rules.put("draft.handover", DraftInverses::handOver);
        rules.put("draft.manifest.save", severalSteps("An import from YAML has saved several steps at once."));
        rules.put(DraftEvent.REBASE, severalSteps("A rebase has merged the workload's changes into several steps."));
        rules.put(DraftEvent.RESOLVE, severalSteps("A decision of a collision ends it for good."));
        rules.put("draft.fetch", Rule.never("QuestionChangesNothing", "A question to a cluster changes nothing.",
                "Discard the draft if its content is not wanted."));
        rules.put("draft.preview", Rule.never("QuestionChangesNothing", "A preview changes nothing.", "There is nothing to undo."));
        return Map.copyOf(rules);
    }

    private static Rule severalSteps(String why) {
        return Rule.never("DraftHasMovedOn", why, "Save the steps as they shall be; the draft's history shows their former values.");
    }

    private static Reversal start(RecordedCommand command) {
        return new Possible(new Inverse.DiscardDraft(command.requireOwn(DraftEvent.Started.class).draft()), command.later(it -> true));
    }

    private static Reversal handOver(RecordedCommand command) {
        DraftEvent.HandedOver handedOver = command.requireOwn(DraftEvent.HandedOver.class);
        String former = command.before(DraftEvent.HandedOver.class, it -> true).map(DraftEvent.HandedOver::to)
                .or(() -> command.before(DraftEvent.Started.class, it -> true).map(DraftEvent.Started::owner)).orElseThrow();
        return new Possible(new Inverse.HandOverDraft(handedOver.draft(), handedOver.to(), former),
                command.later(DraftEvent.HandedOver.class, DraftEvent.Discarded.class, DraftEvent.Submitted.class));
    }

    private static Reversal save(RecordedCommand command) {
        DraftEvent.StepSaved saved = command.requireOwn(DraftEvent.StepSaved.class);
        Step step = Step.of(saved.step()).orElseThrow();
        return command.before(DraftEvent.StepSaved.class, it -> it.step().equals(saved.step()))
                .<Reversal>map(former -> new Possible(new Inverse.SaveStep(saved.draft(), step, saved.document(), former.document()),
                        laterSaves(command, saved)))
                .orElseGet(() -> new Impossible("StepWasUntouched", "The step had not been saved before, and can't become untouched again.",
                        "Save it as it shall be, or discard the draft."));
    }

    /** Saves of other steps are not in the way; an import, a rebase or a submit is. */
    private static List<Long> laterSaves(RecordedCommand command, DraftEvent.StepSaved saved) {
        return command.later(it -> !it.name().equals(SAVED) && !(it.payload() instanceof DraftEvent.HandedOver)
                || it.payload() instanceof DraftEvent.StepSaved other && other.step().equals(saved.step()));
    }
}
