package dev.fleetledger.command.draft.reopen;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.OnShelf;

@Component
final class ReopenDraftHandler {

    private final Drafts drafts;

    ReopenDraftHandler(Drafts drafts) {
        this.drafts = drafts;
    }

    @CommandHandler
    Answer handle(ReopenDraft command) {
        OnShelf found = drafts.toEdit(command.draft(), command.request());
        command.request().notes().because(command.request().body().reason());
        return Answer.of(200, drafts.put(found, Draft.decide(found.draft(), new DraftCommand.Reopen()), command.request()));
    }
}
