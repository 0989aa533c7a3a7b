package dev.fleetledger.command.draft.handover;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.request.Fields;
import dev.fleetledger.command.request.Request;

@Component
final class HandOverDraftHandler {

    private final Drafts drafts;

    HandOverDraftHandler(Drafts drafts) {
        this.drafts = drafts;
    }

    @CommandHandler
    Answer handle(HandOverDraft command) {
        Request request = command.request();
        OnShelf found = drafts.find(command.draft(), request);
        found.standing().mayHandOver(found.content(), found.targets());
        request.mustHaveSeen(found.version());
        Asked asked = request.body().read(Asked::of);
        request.notes().because(asked.reason());
        return Answer.of(200, drafts.put(found, Draft.decide(found.draft(), new DraftCommand.HandOver(asked.to())), request));
    }

    /** @param to the new owner's subject */
    private record Asked(String to, @Nullable String reason) {

        static Asked of(Fields body) {
            String to = body.needed("to");
            if (to.isBlank() || to.length() > 255) {
                body.wrong("to", "This is no person.", "Send the person's OIDC subject.");
            }
            return new Asked(to, body.reason());
        }
    }
}
