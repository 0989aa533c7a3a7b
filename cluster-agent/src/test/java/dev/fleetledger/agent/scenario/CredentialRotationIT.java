package dev.fleetledger.agent.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.AgentUser;
import dev.fleetledger.contract.report.ReportSignature;
import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;
import dev.fleetledger.simulation.ClusterSettings;
import dev.fleetledger.simulation.SimulatedCluster;

/** Tests two agents of one cluster, of which a broker with users refuses the old one. */
class CredentialRotationIT {

    private static final String CLUSTER = "eu-1";
    private static final KafkaLogins LOGINS = KafkaLogins.withPasswords("a", "c", "q", "e");

    @Test
    void leavesLeaseToNewAgentWhileBrokerRefusesOldOne() throws Exception {
        try (Kafka kafka = Kafka.secured(LOGINS); Admin admin = kafka.admin();
                SimulatedCluster cluster = SimulatedCluster.start(ClusterSettings.named("rotation"))) {
            kafka.createTopic(WireNames.REPORTS_TOPIC, 1, Map.of());
            kafka.createTopic(WireNames.intentsTopic(CLUSTER), 1, Map.of("cleanup.policy", "compact"));
            admit(admin, "old");
            admit(admin, "new");
            try (AgentProcess old = start(kafka, cluster, "old")) {
                Wait.until("the old agent reports", () -> reportersOf(kafka).contains("old"));
                try (AgentProcess next = start(kafka, cluster, "new")) {
                    Wait.until("the new agent is a standby", next::isReady);

                    refuse(admin, "old");

                    Wait.until("the new agent reports", () -> reportersOf(kafka).contains("new"));
                    Wait.until("the old agent is not ready", () -> !old.isReady());
                    admit(admin, "old");
                    Wait.until("the old agent is a standby", old::isReady);
                    assertThat(old.metrics()).contains("fleetledger_agent_lease_held 0");
                    assertThat(old.logLines()).filteredOn(line -> line.contains("WARN") || line.contains("ERROR")).singleElement()
                            .asString().contains("The broker refuses this agent's credential");
                }
            }
        }
    }

    private static AgentProcess start(Kafka kafka, SimulatedCluster cluster, String credential) {
        return new AgentProcess(kafka.environmentOf(logins -> login(credential)), CLUSTER, credential, new byte[32],
                TestCluster.simulated(cluster).kubeconfig());
    }

    /** @return the credentials of all reports */
    private static List<String> reportersOf(Kafka kafka) {
        try (var consumer = new KafkaConsumer<>(kafka.adminSettings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(WireNames.REPORTS_TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(1)).records(partition).stream()
                    .map(record -> new String(record.headers().lastHeader(ReportSignature.CREDENTIAL_HEADER).value(), UTF_8)).toList();
        }
    }

    private static Login login(String credential) {
        return new Login(AgentUser.name(CLUSTER, credential), "secret of " + credential);
    }

    private static void admit(Admin admin, String credential) throws Exception {
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(login(credential).user(),
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), login(credential).password()))).all().get();
        admin.createAcls(List.of(acl(credential, WireNames.REPORTS_TOPIC, AclOperation.WRITE),
                acl(credential, WireNames.intentsTopic(CLUSTER), AclOperation.READ))).all().get();
    }

    private static AclBinding acl(String credential, String topic, AclOperation operation) {
        return new AclBinding(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:" + login(credential).user(), "*", operation, AclPermissionType.ALLOW));
    }

    /** As the hub does when a credential is retired. */
    private static void refuse(Admin admin, String credential) throws Exception {
        admin.alterUserScramCredentials(List.of(new UserScramCredentialDeletion(login(credential).user(), ScramMechanism.SCRAM_SHA_512)))
                .all().get();
        admin.deleteAcls(List.of(new AclBindingFilter(ResourcePatternFilter.ANY,
                new AccessControlEntryFilter("User:" + login(credential).user(), null, AclOperation.ANY, AclPermissionType.ANY)))).all().get();
    }
}
