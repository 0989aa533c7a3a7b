package dev.fleetledger.command.cluster.label;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterLabelValidator;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.judgement.access.Action;

@Component
final class LabelClusterHandler {

    private final ClusterRepository repository;
    private final ClusterTable clusterTable;

    LabelClusterHandler(ClusterRepository repository, ClusterTable clusterTable) {
        this.repository = repository;
        this.clusterTable = clusterTable;
    }

    @CommandHandler
    CommandReceipt handle(LabelCluster command, Authorization authorization) {
        LoadedCluster found = repository.find(command.cluster(), Action.MANAGE_CLUSTER, authorization);
        command.expectedVersion().require(found.eventStream().version());
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Label(command.labels()));
        ClusterLabelValidator.requireNone(ClusterLabelValidator.violations(command.labels(), "/labels"));
        clusterTable.label(found.name(), command.labels());
        return repository.append(found, events);
    }
}
