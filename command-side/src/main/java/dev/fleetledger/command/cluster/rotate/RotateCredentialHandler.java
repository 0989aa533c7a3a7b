package dev.fleetledger.command.cluster.rotate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.join.CredentialIssuer;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.judgement.access.Action;

/** Both credentials are valid during the overlap, so that the agent can be switched to the new one without interruption. */
@Component
final class RotateCredentialHandler {

    private final ClusterRepository clusterRepository;
    private final CredentialIssuer credentialIssuer;
    private final IdGenerator idGenerator;

    RotateCredentialHandler(ClusterRepository clusterRepository, CredentialIssuer credentialIssuer, IdGenerator idGenerator) {
        this.clusterRepository = clusterRepository;
        this.credentialIssuer = credentialIssuer;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    CommandResponse handle(RotateCredential command) {
        CommandRequest commandRequest = command.request();
        LoadedCluster found = clusterRepository.find(command.cluster(), Action.MANAGE_FLEET, commandRequest);
        RotateCredentialBody credentialBody = commandRequest.body().read(RotateCredentialBody::read);
        commandRequest.audit().setReason(credentialBody.reason());
        String credential = idGenerator.next().toString();
        Instant formerUntil = endOfOverlap(credentialBody.overlap());
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Rotate(credential, formerUntil));
        return credentialIssuer.issueForRotation(found, events, credential, formerUntil, commandRequest);
    }

    private @Nullable Instant endOfOverlap(Duration overlap) {
        return overlap.isZero() ? null : credentialIssuer.now().plus(overlap);
    }
}
