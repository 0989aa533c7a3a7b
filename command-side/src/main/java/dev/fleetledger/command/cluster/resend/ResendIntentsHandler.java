package dev.fleetledger.command.cluster.resend;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.judgement.access.Action;

/** Appends the request; the relay writes the intents. */
@Component
final class ResendIntentsHandler {

    private final ClusterRepository clusterRepository;

    ResendIntentsHandler(ClusterRepository clusterRepository) {
        this.clusterRepository = clusterRepository;
    }

    @CommandHandler
    CommandResponse handle(ResendIntents command) {
        CommandRequest commandRequest = command.request();
        LoadedCluster found = clusterRepository.find(command.cluster(), Action.MANAGE_CLUSTER, commandRequest);
        commandRequest.audit().setReason(commandRequest.body().reason());
        return CommandResponse.of(200, clusterRepository.append(found, Cluster.decide(found.cluster(), new ClusterCommand.Resend()),
                commandRequest));
    }
}
