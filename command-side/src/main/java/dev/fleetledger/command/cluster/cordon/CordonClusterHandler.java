package dev.fleetledger.command.cluster.cordon;

import java.time.InstantSource;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.fleet.RemovalTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.judgement.access.Action;

@Component
final class CordonClusterHandler {

    private final ClusterRepository repository;
    private final ClusterTable clusterTable;
    private final RemovalTable removalTable;
    private final InstantSource clock;

    CordonClusterHandler(ClusterRepository repository, ClusterTable clusterTable, RemovalTable removalTable, InstantSource clock) {
        this.repository = repository;
        this.clusterTable = clusterTable;
        this.removalTable = removalTable;
        this.clock = clock;
    }

    @CommandHandler
    CommandReceipt handle(CordonCluster command, Authorization authorization) {
        LoadedCluster found = repository.find(command.cluster(), Action.MANAGE_CLUSTER, authorization);
        clusterTable.cordon(found.name(), true);
        return execute(found, new ClusterCommand.Cordon());
    }

    @CommandHandler
    CommandReceipt handle(UncordonCluster command, Authorization authorization) {
        LoadedCluster found = repository.find(command.cluster(), Action.MANAGE_CLUSTER, authorization);
        CommandReceipt receipt = execute(found, new ClusterCommand.Uncordon(clock.instant()));
        clusterTable.cordon(found.name(), false);
        removalTable.cancel(found.name());
        return receipt;
    }

    private CommandReceipt execute(LoadedCluster found, ClusterCommand command) {
        return repository.append(found, Cluster.decide(found.cluster(), command));
    }
}
