package dev.fleetledger.command.draft.handover;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.access.door.GrantTable;
import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.OnShelf;
import dev.fleetledger.command.people.People;
import dev.fleetledger.command.request.Fields;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.judgement.access.Action;

@Component
final class HandOverDraftHandler {

    private final Drafts drafts;
    private final People people;
    private final GrantTable grants;
    private final Doorkeeper doorkeeper;

    HandOverDraftHandler(Drafts drafts, People people, GrantTable grants, Doorkeeper doorkeeper) {
        this.drafts = drafts;
        this.people = people;
        this.grants = grants;
        this.doorkeeper = doorkeeper;
    }

    @CommandHandler
    Answer handle(HandOverDraft command) {
        Request request = command.request();
        OnShelf found = drafts.find(command.draft(), request);
        found.standing().mayHandOver(found.content(), found.targets());
        request.mustHaveSeen(found.version());
        Asked asked = request.body().read(Asked::of);
        request.notes().because(asked.reason());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.HandOver(asked.to()));
        mustBeKnown(asked.to(), request);
        mustMakeSomethingOfIt(asked.to(), found);
        return Answer.of(200, drafts.put(found, events, request));
    }

    /** Rejects an unknown subject, so that a typing error cannot leave the draft without an owner. */
    private void mustBeKnown(String to, Request request) {
        if (!to.equals(request.actor().subject()) && !people.isKnown(to) && !grants.isHolder(to)) {
            throw Problem.of(422, "PersonIsUnknown", "Nobody of that subject has ever been here, or holds a grant.",
                    "Send the person's OIDC subject, or ask them to sign in once.");
        }
    }

    /** Requires that the new owner may edit it, because an owner may edit regardless of grants: a handover must not extend rights. */
    private void mustMakeSomethingOfIt(String to, OnShelf found) {
        Content content = found.content();
        if (!to.equals(content.owner()) && !doorkeeper.mightEdit(to, content.namespace(), found.targets())) {
            String where = content.namespace() == null ? "anywhere" : "in namespace " + content.namespace() + ", where this draft leads";
            throw Problem.of(422, "PersonMayNotEdit", "That person may not edit drafts " + where + ".",
                    "Choose somebody with the role " + Action.EDIT_DRAFT.least() + " there, or have it granted first.");
        }
    }

    /** @param to the new owner's subject */
    private record Asked(String to, @Nullable String reason) {

        static Asked of(Fields body) {
            String to = body.needed("to");
            if (!to.isEmpty() && to.isBlank() || to.length() > 255) {
                body.wrong("to", "This is no person.", "Send the person's OIDC subject.");
            }
            return new Asked(to, body.reason());
        }
    }
}
