package dev.fleetledger.command.cluster.join;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.report.AgentUser;
import dev.fleetledger.contract.report.ReportSignature;

/** Issues a credential. Key and password are derived and returned once; they are not stored. */
@Component
public final class CredentialIssuer {

    private final ClusterRepository clusterRepository;
    private final CredentialTable credentialTable;
    private final byte[] reportSecret;
    private final AgentJoinProperties agentProperties;
    private final Installation installation;
    private final InstantSource clock;

    CredentialIssuer(ClusterRepository clusterRepository, CredentialTable credentialTable, CommandSideProperties properties,
            AgentJoinProperties agentProperties, Installation installation, InstantSource clock) {
        this.clusterRepository = clusterRepository;
        this.credentialTable = credentialTable;
        this.reportSecret = properties.reportSecret().getBytes(UTF_8);
        this.agentProperties = agentProperties;
        this.installation = installation;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Returns the complete join manifest. Earlier credentials end immediately. */
    IssuedManifest issueForJoin(LoadedCluster found, List<ClusterEvent> events, String credential) {
        return issue(found, events, credential, null, manifest(found.name(), credential));
    }

    /** Returns only what a new credential changes: the Secret, and the Deployment, which restarts the agent. */
    public IssuedManifest issueForRotation(LoadedCluster found, List<ClusterEvent> events, String credential,
            @Nullable Instant formerUntil) {
        return issue(found, events, credential, formerUntil,
                JoinManifest.extract(manifest(found.name(), credential), "Secret", "Deployment"));
    }

    private IssuedManifest issue(LoadedCluster found, List<ClusterEvent> events, String credential, @Nullable Instant formerUntil,
            String manifest) {
        credentialTable.issue(found.name(), credential, formerUntil, now());
        CommandReceipt receipt = clusterRepository.append(found, events);
        return new IssuedManifest(receipt.id(), manifest, receipt.version(), receipt.position());
    }

    private String manifest(String cluster, String credential) {
        return JoinManifest.of(cluster, installation.id(), credential, ReportSignature.key(reportSecret, cluster, credential),
                AgentUser.of(reportSecret, cluster, credential), agentProperties);
    }
}
