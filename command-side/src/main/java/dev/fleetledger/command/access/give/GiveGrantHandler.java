package dev.fleetledger.command.access.give;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.GrantCommand;
import dev.fleetledger.command.access.Grants;
import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.access.authorization.GrantTable;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.access.GrantEvent;

@Component
final class GiveGrantHandler {

    /** Version of every grant: a grant is never changed between giving and revoking. */
    private static final long ONLY_VERSION = 1;

    private final EventStreamRepository streamRepository;
    private final GrantTable grantTable;
    private final ClusterTable clusterTable;
    private final IdGenerator idGenerator;

    GiveGrantHandler(EventStreamRepository streamRepository, GrantTable grantTable, ClusterTable clusterTable,
            IdGenerator idGenerator) {
        this.streamRepository = streamRepository;
        this.grantTable = grantTable;
        this.clusterTable = clusterTable;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    CommandReceipt handle(GiveGrant command, Authorization authorization) {
        authorization.requireGrant(command.role(), command.scope(), clusterTable.findAll());
        UUID id = idGenerator.next();
        EventStream<GrantEvent> eventStream = streamRepository.load(StreamIds.GRANTS, GrantEvent.class);
        List<GrantEvent> events = Grants.decide(Grants.replay(eventStream.events()), new GrantCommand.Give(id, command.role(),
                command.holder(), command.scope()));
        for (GrantEvent event : events) {
            if (event instanceof GrantEvent.Given given) {
                grantTable.add(given);
            }
        }
        return new CommandReceipt(id.toString(), ONLY_VERSION, streamRepository.append(eventStream, events));
    }
}
