package dev.fleetledger.command.draft.rebase;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem.Finding;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.DraftRules;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.rule.Violation;

/** If the workload has not changed, no event is appended and the draft keeps its version. */
@Component
final class RebaseDraftHandler {

    private final Drafts drafts;
    private final Workloads workloads;
    private final DraftRules rules;

    RebaseDraftHandler(Drafts drafts, Workloads workloads, DraftRules rules) {
        this.drafts = drafts;
        this.workloads = workloads;
        this.rules = rules;
    }

    @CommandHandler
    Answer handle(RebaseDraft command) {
        Request request = command.request();
        OnShelf found = drafts.toEdit(command.draft(), request);
        request.notes().because(request.body().reason());
        Content content = Draft.editing(found.draft());
        DraftEvent.BasedOn basedOn = Onto.basedOn(content);
        Known known = Workload.live(workloads.find(basedOn.workload(), request).workload());
        request.notes().about(new Target(content.draft(), known.workload(), content.cluster(), known.namespace()));
        DraftCommand.Rebase rebase = Onto.current(content, known, rules.circumstances(content));
        List<DraftEvent> events = Draft.decide(found.draft(), rebase);
        Findings findings = rules.check(Draft.content(Draft.after(found.draft(), events)));
        return Answer.of(200, drafts.put(found, events, request)
                .with("basedOn", rebase.newer())
                .with("violations", answered(findings.violations()))
                .with("warnings", answered(findings.warnings())));
    }

    private static List<Finding> answered(List<Violation> violations) {
        return violations.stream().map(Finding::of).toList();
    }
}
