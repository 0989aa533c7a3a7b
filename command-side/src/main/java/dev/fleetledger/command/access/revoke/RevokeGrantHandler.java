package dev.fleetledger.command.access.revoke;

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
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.access.GrantEvent.Given;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.problem.NotFoundException;

@Component
final class RevokeGrantHandler {

    private static final long ONLY_VERSION = 1;
    private static final long VERSION_AFTER_REVOCATION = 2;

    private final EventStreamRepository streamRepository;
    private final GrantTable grantTable;
    private final ClusterTable clusterTable;

    RevokeGrantHandler(EventStreamRepository streamRepository, GrantTable grantTable, ClusterTable clusterTable) {
        this.streamRepository = streamRepository;
        this.grantTable = grantTable;
        this.clusterTable = clusterTable;
    }

    @CommandHandler
    CommandReceipt handle(RevokeGrant command, Authorization authorization) {
        EventStream<GrantEvent> eventStream = streamRepository.load(StreamIds.GRANTS, GrantEvent.class);
        Grants grants = Grants.replay(eventStream.events());
        UUID id = command.grant();
        Given given = id == null ? null : grants.byId().get(id);
        List<PlacementCluster> fleet = clusterTable.findAll();
        if (id == null || given == null || !authorization.canSeeGrant(given.role(), given.scope(), fleet)) {
            throw new NotFoundException("grant");
        }
        authorization.requireGrant(given.role(), given.scope(), fleet);
        command.expectedVersion().require(ONLY_VERSION);
        List<GrantEvent> events = Grants.decide(grants, new GrantCommand.Revoke(id));
        grantTable.remove(id);
        return new CommandReceipt(id.toString(), VERSION_AFTER_REVOCATION, streamRepository.append(eventStream, events));
    }
}
