package dev.fleetledger.command.draft.handover;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.access.authorization.GrantTable;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.people.PersonTable;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.problem.RuleViolationException;

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
    CommandReceipt handle(HandOverDraft command, Authorization authorization) {
        LoadedDraft found = draftRepository.find(command.draft(), authorization);
        found.requireHandOver();
        command.expectedVersion().require(found.version());
        List<DraftEvent> events = Draft.decide(found.draft(), new DraftCommand.HandOver(command.to()));
        requireKnown(command.to(), authorization);
        requireMayEdit(command.to(), found);
        return draftRepository.append(found, events);
    }

    /** Rejects an unknown subject, so that a typing error cannot leave the draft without an owner. */
    private void requireKnown(String to, Authorization authorization) {
        if (!to.equals(authorization.actor()) && !personTable.isKnown(to) && !grantTable.isHolder(to)) {
            throw new RuleViolationException("PersonIsUnknown", "No person with this OIDC subject has signed in or holds a grant.",
                    "Find the person with GET /api/v1/people, or ask them to sign in once.");
        }
    }

    private static String where(DraftContent draftContent) {
        if (draftContent.namespace() == null) {
            return draftContent.cluster() == null ? "anywhere" : "in the cluster of this draft";
        }
        return "in namespace " + draftContent.namespace() + " in the clusters of this draft";
    }

    /** Requires that the new owner may edit it, because an owner may edit regardless of grants: a handover must not extend rights. */
    private void requireMayEdit(String to, LoadedDraft found) {
        DraftContent draftContent = found.content();
        if (!to.equals(draftContent.owner()) && !authorizationService.couldEdit(to, draftContent.namespace(), found.targets())) {
            throw new RuleViolationException("PersonMayNotEdit", "That person may not edit drafts " + where(draftContent) + ".",
                    "Choose somebody with the role " + Action.EDIT_DRAFT.leastRole() + " there, or have that role given to them first.");
        }
    }
}
