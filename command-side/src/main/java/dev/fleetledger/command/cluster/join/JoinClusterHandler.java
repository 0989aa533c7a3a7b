package dev.fleetledger.command.cluster.join;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.judgement.access.Action;

/** Joining again issues a new credential and retires the earlier ones. */
@Component
final class JoinClusterHandler {

    private final ClusterRepository clusterRepository;
    private final CredentialIssuer credentialIssuer;
    private final IdGenerator idGenerator;

    JoinClusterHandler(ClusterRepository clusterRepository, CredentialIssuer credentialIssuer, IdGenerator idGenerator) {
        this.clusterRepository = clusterRepository;
        this.credentialIssuer = credentialIssuer;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    IssuedManifest handle(JoinCluster command, Authorization authorization) {
        LoadedCluster found = clusterRepository.find(command.cluster(), Action.MANAGE_FLEET, authorization);
        String credential = idGenerator.next().toString();
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Join(credential));
        return credentialIssuer.issueForJoin(found, events, credential);
    }
}
