package dev.fleetledger.command.access.revoke;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.GrantCommand;
import dev.fleetledger.command.access.Grants;
import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.access.authorization.GrantTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.judgement.access.Action;

@Component
final class RevokeGrantHandler {

    private static final long ONLY_VERSION = 1;
    private static final long VERSION_AFTER_REVOCATION = 2;

    private final AuthorizationService authorizationService;
    private final EventStreamRepository streamRepository;
    private final GrantTable grantTable;

    RevokeGrantHandler(AuthorizationService authorizationService, EventStreamRepository streamRepository, GrantTable grantTable) {
        this.authorizationService = authorizationService;
        this.streamRepository = streamRepository;
        this.grantTable = grantTable;
    }

    @CommandHandler
    CommandResponse handle(RevokeGrant command) {
        CommandRequest commandRequest = command.request();
        Authorization authorization = authorizationService.authorize(commandRequest);
        EventStream<GrantEvent> eventStream = streamRepository.load(StreamIds.GRANTS, GrantEvent.class);
        Grants grants = Grants.replay(eventStream.events());
        UUID id = command.grant();
        if (id == null || !grants.byId().containsKey(id) || !authorization.canSeeGrants()) {
            throw ProblemException.notFound("grant");
        }
        authorization.requireInFleet(Action.MANAGE_GRANTS);
        commandRequest.requireVersion(ONLY_VERSION);
        commandRequest.audit().setReason(commandRequest.reason().value());
        List<GrantEvent> events = Grants.decide(grants, new GrantCommand.Revoke(id));
        grantTable.remove(id);
        return CommandResponse.of(200, new CommandResult(id, VERSION_AFTER_REVOCATION, streamRepository.append(eventStream, events,
                commandRequest)));
    }
}
