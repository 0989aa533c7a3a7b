package dev.fleetledger.command.draft.savestep;

import java.util.List;
import java.util.Locale;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.Problem.Finding;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.DraftRules;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.check.Completeness;
import dev.fleetledger.manifest.credential.Credentials;
import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.Shape;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.rule.Violation;

@Component
final class SaveStepHandler {

    private final Drafts drafts;
    private final DraftRules rules;

    SaveStepHandler(Drafts drafts, DraftRules rules) {
        this.drafts = drafts;
        this.rules = rules;
    }

    @CommandHandler
    Answer handle(SaveStep command) {
        Request request = command.request();
        OnShelf found = drafts.toEdit(command.draft(), request);
        request.notes().because(request.reason().said());
        JsonNode document = document(command.step(), request, found.content());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.SaveStep(command.step(), document));
        Content content = Draft.content(Draft.after(found.draft(), events));
        Findings findings = rules.check(content);
        Findings ofStep = findings.of(command.step());
        return Answer.of(200, drafts.put(found, events, request)
                .with("state", Completeness.of(command.step(), content.documents(), findings).name().toLowerCase(Locale.ROOT))
                .with("violations", answered(ofStep.violations()))
                .with("warnings", answered(ofStep.warnings())));
    }

    /** Redacts what looks like a credential before anything is stored. */
    private static JsonNode document(Step step, Request request, Content beside) {
        JsonNode document = request.body().json();
        List<Misshape> misshapes = Shape.check(step, document);
        if (!misshapes.isEmpty()) {
            throw Problem.misshapen(step, misshapes);
        }
        return Credentials.withhold(step, document, beside.documents(), beside.carried().kept());
    }

    private static List<Finding> answered(List<Violation> violations) {
        return violations.stream().map(Finding::of).toList();
    }
}
