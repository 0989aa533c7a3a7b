package dev.fleetledger.command.cluster.resend;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.judgement.access.Action;

/** Appends the request; the relay writes the intents. */
@Component
final class ResendIntentsHandler {

    private final ClusterRepository clusterRepository;

    ResendIntentsHandler(ClusterRepository clusterRepository) {
        this.clusterRepository = clusterRepository;
    }

    @CommandHandler
    CommandReceipt handle(ResendIntents command, Authorization authorization) {
        LoadedCluster found = clusterRepository.find(command.cluster(), Action.MANAGE_CLUSTER, authorization);
        return clusterRepository.append(found, Cluster.decide(found.cluster(), new ClusterCommand.Resend()));
    }
}
