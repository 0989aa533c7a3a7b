package dev.fleetledger.command.draft.reopen;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.message.CommandReceipt;

@Component
final class ReopenDraftHandler {

    private final DraftRepository draftRepository;

    ReopenDraftHandler(DraftRepository draftRepository) {
        this.draftRepository = draftRepository;
    }

    @CommandHandler
    CommandReceipt handle(ReopenDraft command, Authorization authorization) {
        LoadedDraft found = draftRepository.findForEdit(command.draft(), command.expectedVersion(), authorization);
        return draftRepository.append(found, Draft.decide(found.draft(), new DraftCommand.Reopen()));
    }
}
