package dev.fleetledger.command.cluster.rotate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.join.CredentialIssuer;
import dev.fleetledger.command.cluster.join.IssuedManifest;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.judgement.access.Action;

/** Both credentials are valid during the overlap, so that the agent can be switched to the new one without interruption. */
@Component
final class RotateCredentialHandler {

    private final ClusterRepository clusterRepository;
    private final CredentialIssuer credentialIssuer;
    private final CredentialRetirement credentialRetirement;
    private final IdGenerator idGenerator;

    RotateCredentialHandler(ClusterRepository clusterRepository, CredentialIssuer credentialIssuer,
            CredentialRetirement credentialRetirement, IdGenerator idGenerator) {
        this.clusterRepository = clusterRepository;
        this.credentialIssuer = credentialIssuer;
        this.credentialRetirement = credentialRetirement;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    IssuedManifest handle(RotateCredential command, Authorization authorization) {
        LoadedCluster found = clusterRepository.find(command.cluster(), Action.MANAGE_FLEET, authorization);
        String credential = idGenerator.next().toString();
        Instant formerUntil = endOfOverlap(command.overlap());
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Rotate(credential, formerUntil));
        IssuedManifest issued = credentialIssuer.issueForRotation(found, events, credential, formerUntil);
        if (formerUntil != null) {
            credentialRetirement.schedule(found.name(), formerUntil);
        }
        return issued;
    }

    private @Nullable Instant endOfOverlap(Duration overlap) {
        return overlap.isZero() ? null : credentialIssuer.now().plus(overlap);
    }
}
