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
    private final DraftValidationService rules;

    SaveStepHandler(DraftRepository draftRepository, DraftValidationService rules) {
        this.draftRepository = draftRepository;
        this.rules = rules;
    }

    @CommandHandler
    CommandResponse handle(SaveStep command) {
        CommandRequest commandRequest = command.request();
        LoadedDraft found = draftRepository.findForEdit(command.draft(), commandRequest);
        commandRequest.audit().setReason(commandRequest.reason().value());
        JsonNode document = document(command.step(), commandRequest, found.content());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.SaveStep(command.step(), document));
        DraftContent draftContent = Draft.content(Draft.after(found.draft(), events));
        ValidationResult validationResult = rules.validate(draftContent);
        ValidationResult ofStep = validationResult.of(command.step());
        return CommandResponse.of(200, draftRepository.append(found, events, commandRequest)
                .with("state", Completeness.of(command.step(), draftContent.documents(), validationResult).name().toLowerCase(Locale.ROOT))
                .with("violations", answered(ofStep.violations()))
                .with("warnings", answered(ofStep.warnings())));
    }

    /** Redacts what looks like a credential before anything is stored. */
    private static JsonNode document(Step step, CommandRequest commandRequest, DraftContent beside) {
        JsonNode document = commandRequest.body().json();
        List<ShapeError> misshapes = ShapeValidator.check(step, document);
        if (!misshapes.isEmpty()) {
            throw ProblemException.malformed(step, misshapes);
        }
        return CredentialRedactor.redact(step, document, beside.documents(), beside.carried().kept());
    }

    private static List<ViolationResponse> answered(List<Violation> violations) {
        return violations.stream().map(ViolationResponse::of).toList();
    }
}
