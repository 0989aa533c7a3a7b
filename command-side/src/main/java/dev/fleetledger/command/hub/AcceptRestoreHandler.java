package dev.fleetledger.command.hub;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.GuardRails;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.IrreversibleAct;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.problem.StateConflictException;

/** The relay resumes by itself after the commit, in an epoch that no agent knows yet. */
@Component
final class AcceptRestoreHandler {

    private final EventStreamRepository streamRepository;
    private final HubRestore hubRestore;
    private final GuardRails guardRails;

    AcceptRestoreHandler(EventStreamRepository streamRepository, HubRestore hubRestore, GuardRails guardRails) {
        this.streamRepository = streamRepository;
        this.hubRestore = hubRestore;
        this.guardRails = guardRails;
    }

    @CommandHandler
    AcceptRestoreResult handle(AcceptRestore command, Authorization authorization,
            @MetaDataValue(CommandMetadata.REASON) @Nullable String reason) {
        authorization.requireInFleet(Action.MANAGE_FLEET);
        HubRestore.PendingRestore pendingRestore = hubRestore.findPending().orElseThrow(AcceptRestoreHandler::nothingToAccept);
        guardRails.requireReason(IrreversibleAct.ACCEPT_RESTORE, reason);
        HubEvent.RestoreAccepted accepted = new HubEvent.RestoreAccepted(pendingRestore.nextEpoch(), pendingRestore.knownHead());
        hubRestore.accept(accepted.epoch());
        EventStream<HubEvent> eventStream = streamRepository.load(StreamIds.HUB, HubEvent.class);
        List<HubEvent> events = List.of(accepted);
        return new AcceptRestoreResult("hub", accepted.epoch(), eventStream.versionAfter(events),
                streamRepository.append(eventStream, events));
    }

    private static StateConflictException nothingToAccept() {
        return new StateConflictException("NothingToAccept", "No restore waits to be accepted: the ledger has everything that was sent.",
                "Read GET /api/v1/hub: `blocked` tells when there is one.");
    }
}
