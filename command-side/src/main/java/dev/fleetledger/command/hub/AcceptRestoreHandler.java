package dev.fleetledger.command.hub;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.RequiredReason;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.judgement.access.Action;

/** The relay resumes by itself after the commit, in an epoch that no agent knows yet. */
@Component
final class AcceptRestoreHandler {

    private final AuthorizationService authorizationService;
    private final EventStreamRepository streamRepository;
    private final HubRestore hubRestore;

    AcceptRestoreHandler(AuthorizationService authorizationService, EventStreamRepository streamRepository, HubRestore hubRestore) {
        this.authorizationService = authorizationService;
        this.streamRepository = streamRepository;
        this.hubRestore = hubRestore;
    }

    @CommandHandler
    CommandResponse handle(AcceptRestore command) {
        CommandRequest commandRequest = command.request();
        authorizationService.authorize(commandRequest).requireInFleet(Action.MANAGE_FLEET);
        String reason = commandRequest.body().reason();
        commandRequest.audit().setReason(reason);
        HubRestore.PendingRestore pendingRestore = hubRestore.findPending().orElseThrow(AcceptRestoreHandler::nothingToAccept);
        RequiredReason.require(reason);
        HubEvent.RestoreAccepted accepted = new HubEvent.RestoreAccepted(pendingRestore.nextEpoch(), pendingRestore.knownHead());
        hubRestore.accept(accepted.epoch());
        EventStream<HubEvent> eventStream = streamRepository.load(StreamIds.HUB, HubEvent.class);
        List<HubEvent> events = List.of(accepted);
        return CommandResponse.of(200, new CommandResult("hub", eventStream.versionAfter(events), streamRepository.append(eventStream,
                events, commandRequest)).with("epoch", accepted.epoch()));
    }

    private static ProblemException nothingToAccept() {
        return ProblemException.of(409, "NothingToAccept", "The ledger has not gone backwards.", "Look at the hub's state first.");
    }
}
