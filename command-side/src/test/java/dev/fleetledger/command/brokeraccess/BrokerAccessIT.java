package dev.fleetledger.command.brokeraccess;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.report.AgentUser;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;

/** Runs with the command side's own rights at a broker that requires authentication. */
class BrokerAccessIT {

    private static final KafkaLogins LOGINS = KafkaLogins.withPasswords("a", "c", "q", "e");
    private static final Duration POLL = Duration.ofMillis(20);
    private static final ProducerRecord<String, String> REPORT = new ProducerRecord<>("fleet.reports", 0, "key", "value");
    private static Kafka kafka;
    private static TestHub hub;

    @BeforeAll
    static void startSecuredBroker() {
        kafka = Kafka.secured(LOGINS);
        kafka.createTopic("fleet.eu-1.intents", 1, Map.of());
        kafka.createTopic("fleet.eu-10.intents", 1, Map.of());
        kafka.createTopic("fleet.reports", 1, Map.of());
        hub = new TestHub(kafka);
        hub.startInstance(BrokerAccessConfiguration.class);
    }

    @AfterAll
    static void close() {
        hub.close();
        kafka.close();
    }

    @Test
    void allowsAgentOnlyToReadIntentsAndWriteReports() throws Exception {
        AgentClient agent = issueCredential("eu-1", "mine");
        try (var commandSide = new KafkaProducer<>(kafka.settingsOf(KafkaLogins::commandSide), new StringSerializer(),
                new StringSerializer())) {
            commandSide.send(new ProducerRecord<>("fleet.eu-1.intents", "key", "wanted")).get();
        }

        assertThat(agent.read("fleet.eu-1.intents")).containsExactly("wanted");
        agent.write("fleet.reports");
        assertThatThrownBy(() -> agent.read("fleet.eu-10.intents")).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> agent.read("fleet.reports")).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> agent.write("fleet.eu-1.intents")).hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> agent.write("fleet.eu-10.intents")).hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void hidesOtherTopicsFromAgentAndForbidsCreatingThem() throws Exception {
        try (var admin = issueCredential("eu-1", "curious").admin()) {
            assertThat(admin.listTopics().names().get()).isSubsetOf("fleet.eu-1.intents", "fleet.reports");
            assertThatThrownBy(() -> admin.createTopics(Set.of(new NewTopic("fleet.eu-2.intents", 1, (short) 1))).all().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void rejectsOpenConnectionsOfRetiredCredential() {
        AgentClient agent = issueCredential("eu-1", "former");
        try (var consumer = agent.consumer("fleet.eu-1.intents"); var producer = agent.producer()) {
            await("consumer and producer are authorized", () -> !isAuthorizationRejected(() -> consumer.poll(POLL))
                    && !isAuthorizationRejected(() -> producer.send(REPORT).get()));

            new CredentialTable(hub.jdbc()).retire("eu-1", "former", Instant.now());

            await("reading is denied", () -> isAuthorizationRejected(() -> consumer.poll(POLL)));
            await("writing is denied", () -> isAuthorizationRejected(() -> producer.send(REPORT).get()));
        }
        await("authentication is rejected", () -> isAuthenticationRejected(agent));
    }

    @Test
    void locksOutForgottenClusterOnly() {
        AgentClient forgotten = issueCredential("eu-2", "first");
        AgentClient other = issueCredential("eu-1", "untouched");
        new CredentialTable(hub.jdbc()).issue("eu-2", "second", Instant.now().plusSeconds(600), Instant.now());
        AgentClient forgottenToo = AgentClient.of(kafka, "eu-2", "second");
        await("both credentials are valid", () -> canWriteReports(forgottenToo) && canWriteReports(forgotten));

        new CredentialTable(hub.jdbc()).retireAll("eu-2", Instant.now());

        await("both credentials are rejected", () -> isAuthenticationRejected(forgotten) && isAuthenticationRejected(forgottenToo));
        assertThat(canWriteReports(other)).isTrue();
    }

    @Test
    void rejectsUserWithWrongPassword() {
        AgentClient agent = issueCredential("eu-1", "guessed");

        assertThat(isAuthenticationRejected(new AgentClient(agent.bootstrap(), new AgentUser(agent.user().name(), "guess")))).isTrue();
    }

    @Test
    void acceptsBothCredentialsDuringOverlapThenNewerOnly() {
        AgentClient former = issueCredential("eu-10", "one");
        new CredentialTable(hub.jdbc()).issue("eu-10", "two", Instant.now().plusSeconds(60), Instant.now());
        AgentClient newer = AgentClient.of(kafka, "eu-10", "two");
        await("the newer credential is valid", () -> canWriteReports(newer));
        assertThat(canWriteReports(former)).isTrue();

        new CredentialTable(hub.jdbc()).retire("eu-10", "one", Instant.now());

        await("the former credential is rejected", () -> !canWriteReports(former));
        assertThat(canWriteReports(newer)).isTrue();
    }

    @Test
    void removesUnknownAgentUsersAndKeepsOtherUsers() throws Exception {
        try (var admin = kafka.admin()) {
            for (String stray : List.of("fleetledger-agent.eu-1.stray", "somebody")) {
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(stray,
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), "password"))).all().get();
            }
            admin.createAcls(AgentAcls.of("eu-1", "fleetledger-agent.eu-1.stray")).all().get();

            issueCredential("eu-1", "another");

            await("the unknown user is removed", () -> {
                try {
                    return !admin.describeUserScramCredentials().users().get().contains("fleetledger-agent.eu-1.stray")
                            && admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
                            .noneMatch(rule -> AgentAcls.user(rule).endsWith(".stray"));
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(admin.describeUserScramCredentials().users().get()).contains("somebody", "command-side");
        }
    }

    private static AgentClient issueCredential(String cluster, String credential) {
        new CredentialTable(hub.jdbc()).issue(cluster, credential, Instant.now().plusSeconds(600), Instant.now());
        hub.append(StreamId.of("Cluster", cluster + System.nanoTime()), Map.of(),
                new ClusterEvent.CredentialIssued(cluster, credential, null));
        AgentClient agent = AgentClient.of(kafka, cluster, credential);
        await("the agent's user exists", () -> canWriteReports(agent));
        return agent;
    }

    private static boolean canWriteReports(AgentClient agent) {
        return !isAuthorizationRejected(() -> agent.write("fleet.reports"));
    }

    private static boolean isAuthenticationRejected(AgentClient agent) {
        try {
            agent.write("fleet.reports");
            return false;
        } catch (Exception e) {
            return e.getCause() instanceof SaslAuthenticationException;
        }
    }

    private interface Attempt {

        void run() throws Exception;
    }

    private static boolean isAuthorizationRejected(Attempt attempt) {
        try {
            attempt.run();
            return false;
        } catch (AuthorizationException | SaslAuthenticationException e) {
            return true;
        } catch (Exception e) {
            if (e.getCause() instanceof AuthorizationException || e.getCause() instanceof SaslAuthenticationException) {
                return true;
            }
            // Neither success nor an authorization failure.
            throw new IllegalStateException(e);
        }
    }
}
