package dev.fleetledger.command.draft.savemanifest;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem.Finding;
import dev.fleetledger.command.draft.Carried;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.DraftRules;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.Manifests;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.importing.Imported;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.rule.Violation;

@Component
final class SaveManifestHandler {

    private final Drafts drafts;
    private final DraftRules rules;

    SaveManifestHandler(Drafts drafts, DraftRules rules) {
        this.drafts = drafts;
        this.rules = rules;
    }

    @CommandHandler
    Answer handle(SaveManifest command) {
        Request request = command.request();
        OnShelf found = drafts.toEdit(command.draft(), request);
        request.notes().because(request.reason().said());
        Imported imported = Manifests.read(request.body().text());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.Import(imported.documents(), Carried.of("yaml", imported)));
        Outcome saved = drafts.put(found, events, request);
        Findings findings = rules.check(Draft.content(Draft.after(found.draft(), events)));
        return Answer.of(200, saved
                .with("kept", imported.kept().stream().map(Remainder::of).toList())
                .with("notCarried", imported.notCarried())
                .with("violations", answered(findings.violations()))
                .with("warnings", answered(findings.warnings())));
    }

    private static List<Finding> answered(List<Violation> violations) {
        return violations.stream().map(Finding::of).toList();
    }

    private record Remainder(String object, String path, JsonNode value) {

        static Remainder of(Kept kept) {
            return new Remainder(kept.object(), kept.path(), kept.value());
        }
    }
}
