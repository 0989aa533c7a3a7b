package dev.fleetledger.command.access.give;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.GrantCommand;
import dev.fleetledger.command.access.Grants;
import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.access.authorization.GrantTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.judgement.access.Action;

@Component
final class GiveGrantHandler {

    /** Version of every grant: a grant is never changed between giving and revoking. */
    private static final long ONLY_VERSION = 1;

    private final AuthorizationService authorizationService;
    private final EventStreamRepository streamRepository;
    private final GrantTable grantTable;
    private final IdGenerator idGenerator;

    GiveGrantHandler(AuthorizationService authorizationService, EventStreamRepository streamRepository, GrantTable grantTable,
            IdGenerator idGenerator) {
        this.authorizationService = authorizationService;
        this.streamRepository = streamRepository;
        this.grantTable = grantTable;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    CommandResponse handle(GiveGrant command) {
        CommandRequest commandRequest = command.request();
        authorizationService.authorize(commandRequest).requireInFleet(Action.MANAGE_GRANTS);
        GiveGrantBody grantBody = commandRequest.body().read(GiveGrantBody::of);
        commandRequest.audit().setReason(grantBody.reason());
        UUID id = idGenerator.next();
        EventStream<GrantEvent> eventStream = streamRepository.load(StreamIds.GRANTS, GrantEvent.class);
        List<GrantEvent> events = Grants.decide(Grants.replay(eventStream.events()), new GrantCommand.Give(id, grantBody.role(),
                grantBody.holder(), grantBody.scope()));
        for (GrantEvent event : events) {
            if (event instanceof GrantEvent.Given given) {
                grantTable.add(given);
            }
        }
        String position = streamRepository.append(eventStream, events, commandRequest);
        return CommandResponse.of(201, new CommandResult(id, ONLY_VERSION, position).withLocation("/api/v1/grants/" + id));
    }
}
