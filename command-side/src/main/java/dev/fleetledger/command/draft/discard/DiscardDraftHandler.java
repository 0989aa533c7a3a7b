package dev.fleetledger.command.draft.discard;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.response.CommandResponse;

@Component
final class DiscardDraftHandler {

    private final DraftRepository draftRepository;

    DiscardDraftHandler(DraftRepository draftRepository) {
        this.draftRepository = draftRepository;
    }

    @CommandHandler
    CommandResponse handle(DiscardDraft command) {
        LoadedDraft found = draftRepository.findForEdit(command.draft(), command.request());
        command.request().audit().setReason(command.request().body().reason());
        return CommandResponse.of(200, draftRepository.append(found, Draft.decide(found.draft(), new DraftCommand.Discard()),
                command.request()));
    }
}
