package dev.fleetledger.command.draft.savemanifest;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.draft.body.ManifestBodyReader;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.DraftValidationService;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;

@Component
final class SaveManifestHandler {

    private final DraftRepository draftRepository;
    private final DraftValidationService validationService;

    SaveManifestHandler(DraftRepository draftRepository, DraftValidationService validationService) {
        this.draftRepository = draftRepository;
        this.validationService = validationService;
    }

    @CommandHandler
    SaveManifestResult handle(SaveManifest command, Authorization authorization) {
        LoadedDraft found = draftRepository.findForEdit(command.draft(), command.expectedVersion(), authorization);
        ImportResult manifest = ManifestBodyReader.requireChosen(ImportSanitizer.redact(command.manifest(), found.content().documents()));
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.Import(manifest.documents(),
                DraftImport.of("yaml", manifest)));
        CommandReceipt saved = draftRepository.append(found, events);
        return SaveManifestResult.of(saved, manifest,
                validationService.validate(Draft.content(Draft.evolveAll(found.draft(), events))));
    }
}
