package dev.fleetledger.command.draft.savestep;

import java.util.List;
import java.util.Locale;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.DraftValidationService;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.response.ProblemException.ViolationResponse;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.Completeness;

@Component
final class SaveStepHandler {

    private final DraftRepository draftRepository;
    private final DraftValidationService validationService;

    SaveStepHandler(DraftRepository draftRepository, DraftValidationService validationService) {
        this.draftRepository = draftRepository;
        this.validationService = validationService;
    }

    @CommandHandler
    CommandResponse handle(SaveStep command) {
        CommandRequest commandRequest = command.request();
        LoadedDraft found = draftRepository.findForEdit(command.draft(), commandRequest);
        commandRequest.audit().setReason(commandRequest.reason().value());
        JsonNode document = readDocument(command.step(), commandRequest, found.content());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.SaveStep(command.step(), document));
        DraftContent draftContent = Draft.content(Draft.evolveAll(found.draft(), events));
        ValidationResult validationResult = validationService.validate(draftContent);
        ValidationResult stepResult = validationResult.of(command.step());
        return CommandResponse.of(200, draftRepository.append(found, events, commandRequest)
                .with("state", Completeness.of(command.step(), draftContent.documents(), validationResult).name().toLowerCase(Locale.ROOT))
                .with("violations", toResponses(stepResult.violations()))
                .with("warnings", toResponses(stepResult.warnings())));
    }

    /** Redacts what looks like a credential before anything is stored. */
    private static JsonNode readDocument(Step step, CommandRequest commandRequest, DraftContent draftContent) {
        JsonNode document = commandRequest.body().json();
        List<ShapeError> shapeErrors = ShapeValidator.check(step, document);
        if (!shapeErrors.isEmpty()) {
            throw ProblemException.malformed(step, shapeErrors);
        }
        return CredentialRedactor.redact(step, document, draftContent.documents(), draftContent.imported().kept());
    }

    private static List<ViolationResponse> toResponses(List<Violation> violations) {
        return violations.stream().map(ViolationResponse::of).toList();
    }
}
