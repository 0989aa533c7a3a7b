package dev.fleetledger.command.draft.handover;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.access.authorization.GrantTable;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.people.PersonTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.judgement.access.Action;

@Component
final class HandOverDraftHandler {

    private final DraftRepository draftRepository;
    private final PersonTable personTable;
    private final GrantTable grantTable;
    private final AuthorizationService authorizationService;

    HandOverDraftHandler(DraftRepository draftRepository, PersonTable personTable, GrantTable grantTable,
            AuthorizationService authorizationService) {
        this.draftRepository = draftRepository;
        this.personTable = personTable;
        this.grantTable = grantTable;
        this.authorizationService = authorizationService;
    }

    @CommandHandler
    CommandResponse handle(HandOverDraft command) {
        CommandRequest commandRequest = command.request();
        LoadedDraft found = draftRepository.find(command.draft(), commandRequest);
        found.requireHandOver();
        commandRequest.requireVersion(found.version());
        HandOverDraftBody body = commandRequest.body().read(HandOverDraftBody::of);
        commandRequest.audit().setReason(body.reason());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.HandOver(body.to()));
        requireKnown(body.to(), commandRequest);
        requireMayEdit(body.to(), found);
        return CommandResponse.of(200, draftRepository.append(found, events, commandRequest));
    }

    /** Rejects an unknown subject, so that a typing error cannot leave the draft without an owner. */
    private void requireKnown(String to, CommandRequest commandRequest) {
        if (!to.equals(commandRequest.actor().subject()) && !personTable.isKnown(to) && !grantTable.isHolder(to)) {
            throw ProblemException.of(422, "PersonIsUnknown", "Nobody of that subject has ever been here, or holds a grant.",
                    "Send the person's OIDC subject, or ask them to sign in once.");
        }
    }

    /** Requires that the new owner may edit it, because an owner may edit regardless of grants: a handover must not extend rights. */
    private void requireMayEdit(String to, LoadedDraft found) {
        DraftContent draftContent = found.content();
        if (!to.equals(draftContent.owner()) && !authorizationService.couldEdit(to, draftContent.namespace(), found.targets())) {
            String where = draftContent.namespace() == null ? "anywhere" : "in namespace " + draftContent.namespace()
                    + ", where this draft leads";
            throw ProblemException.of(422, "PersonMayNotEdit", "That person may not edit drafts " + where + ".",
                    "Choose somebody with the role " + Action.EDIT_DRAFT.leastRole() + " there, or have it granted first.");
        }
    }
}
