package dev.fleetledger.command.draft.savemanifest;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.DraftValidationService;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.draft.repository.ManifestBodyReader;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.response.ProblemException.ViolationResponse;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;

@Component
final class SaveManifestHandler {

    private final DraftRepository draftRepository;
    private final DraftValidationService validationService;

    SaveManifestHandler(DraftRepository draftRepository, DraftValidationService validationService) {
        this.draftRepository = draftRepository;
        this.validationService = validationService;
    }

    @CommandHandler
    CommandResponse handle(SaveManifest command) {
        CommandRequest commandRequest = command.request();
        LoadedDraft found = draftRepository.findForEdit(command.draft(), commandRequest);
        commandRequest.audit().setReason(commandRequest.reason().value());
        ImportResult importResult = ManifestBodyReader.read(commandRequest.body().text());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.Import(importResult.documents(), DraftImport.of("yaml",
                importResult)));
        CommandResult saved = draftRepository.append(found, events, commandRequest);
        ValidationResult validationResult = validationService.validate(Draft.content(Draft.evolveAll(found.draft(), events)));
        return CommandResponse.of(200, saved
                .with("kept", importResult.kept().stream().map(KeptFieldResponse::of).toList())
                .with("notCarried", importResult.notCarried())
                .with("violations", toResponses(validationResult.violations()))
                .with("warnings", toResponses(validationResult.warnings())));
    }

    private static List<ViolationResponse> toResponses(List<Violation> violations) {
        return violations.stream().map(ViolationResponse::of).toList();
    }
}
