package dev.fleetledger.command.cluster.cordon;

import java.time.InstantSource;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.fleet.RemovalTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.judgement.access.Action;

@Component
final class CordonClusterHandler {

    private final ClusterRepository repository;
    private final ClusterTable clusterTable;
    private final RemovalTable removalTable;
    private final InstantSource clock;

    CordonClusterHandler(ClusterRepository repository, ClusterTable clusterTable, RemovalTable removalTable,
            ObjectProvider<InstantSource> clocks) {
        this.repository = repository;
        this.clusterTable = clusterTable;
        this.removalTable = removalTable;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    @CommandHandler
    CommandResponse handle(CordonCluster command) {
        LoadedCluster found = find(command.cluster(), command.request());
        clusterTable.cordon(found.name(), true);
        return execute(found, new ClusterCommand.Cordon(), command.request());
    }

    @CommandHandler
    CommandResponse handle(UncordonCluster command) {
        LoadedCluster found = find(command.cluster(), command.request());
        CommandResponse commandResponse = execute(found, new ClusterCommand.Uncordon(clock.instant()), command.request());
        clusterTable.cordon(found.name(), false);
        removalTable.cancel(found.name());
        return commandResponse;
    }

    private LoadedCluster find(String name, CommandRequest commandRequest) {
        LoadedCluster found = repository.find(name, Action.MANAGE_CLUSTER, commandRequest);
        commandRequest.audit().setReason(commandRequest.body().reason());
        return found;
    }

    private CommandResponse execute(LoadedCluster found, ClusterCommand command, CommandRequest commandRequest) {
        return CommandResponse.of(200, repository.append(found, Cluster.decide(found.cluster(), command), commandRequest));
    }
}
