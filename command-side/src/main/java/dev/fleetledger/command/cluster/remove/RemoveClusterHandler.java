package dev.fleetledger.command.cluster.remove;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.fleet.GuardRails;
import dev.fleetledger.command.fleet.RemovalTable;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.IrreversibleAct;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.judgement.access.Action;

/** Starts the grace period. The task of {@link ClusterRemovalConfiguration} executes the removal afterwards. */
@Component
final class RemoveClusterHandler {

    private final ClusterRepository clusterRepository;
    private final RemovalTable removalTable;
    private final InstantSource clock;
    private final GuardRails guardRails;

    RemoveClusterHandler(ClusterRepository clusterRepository, RemovalTable removalTable, InstantSource clock,
            GuardRails guardRails) {
        this.clusterRepository = clusterRepository;
        this.removalTable = removalTable;
        this.clock = clock;
        this.guardRails = guardRails;
    }

    @CommandHandler
    RemoveClusterResult handle(RemoveCluster command, Authorization authorization,
            @MetaDataValue(CommandMetadata.REASON) @Nullable String reason) {
        LoadedCluster found = clusterRepository.find(command.cluster(), Action.MANAGE_FLEET, authorization);
        command.expectedVersion().require(found.eventStream().version());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant due = now.plus(command.grace());
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Remove(command.workloads(), due, now));
        if (command.workloads().equals("delete")) {
            guardRails.requireReason(IrreversibleAct.REMOVE_CLUSTER_AND_DELETE_WORKLOADS, reason);
        }
        removalTable.schedule(found.name(), due);
        CommandReceipt receipt = clusterRepository.append(found, events);
        return new RemoveClusterResult(receipt.id(), due, command.workloads(), receipt.version(), receipt.position());
    }
}
