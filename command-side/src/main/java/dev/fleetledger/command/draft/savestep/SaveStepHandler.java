package dev.fleetledger.command.draft.savestep;

import java.util.List;
import java.util.Locale;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.DraftValidationService;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.credential.Acknowledgements;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.rule.ValidationResult;
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
    SaveStepResult handle(SaveStep command, Authorization authorization) {
        LoadedDraft found = draftRepository.findForEdit(command.draft(), command.expectedVersion(), authorization);
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.SaveStep(command.step(), redact(command, found.content())));
        DraftContent draftContent = Draft.content(Draft.evolveAll(found.draft(), events));
        ValidationResult validationResult = validationService.validate(draftContent);
        String state = Completeness.of(command.step(), draftContent.documents(), validationResult).name().toLowerCase(Locale.ROOT);
        return SaveStepResult.of(draftRepository.append(found, events), state, validationResult.of(command.step()));
    }

    /** Redacts what looks like a credential before anything is stored, except what was acknowledged now or before. */
    private static JsonNode redact(SaveStep command, DraftContent draftContent) {
        JsonNode document = Acknowledgements.carryOver(draftContent.documents().of(command.step()), command.document());
        return CredentialRedactor.redact(command.step(), document, draftContent.documents(), draftContent.imported().kept());
    }
}
