package dev.fleetledger.command.relay;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.parts.kafka.Kafka;

class RelayIT {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String name = "c" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final UUID workload = UUID.randomUUID();
    private final Kafka kafka = Kafka.shared();
    private TestHub hub;
    private LedgerEvents ledgerEvents;

    @BeforeEach
    void createHub() {
        hub = new TestHub(kafka);
        ledgerEvents = new LedgerEvents(hub);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void createsCompactedTopicWithHubRecordForCluster() throws Exception {
        start();
        Position position = ledgerEvents.registered(name);
        awaitCheckpoint(position);

        var hubRecord = ContractJson.MAPPER.readValue(topic(name).latest().get(WireNames.HUB), Hub.class);
        assertThat(hubRecord.head()).isEqualTo(position.value());
        assertThat(hubRecord.epoch()).isEqualTo(1);
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, WireNames.intentsTopic(name));
        try (var admin = kafka.admin()) {
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(admin.describeTopics(List.of(WireNames.intentsTopic(name))).allTopicNames().get().values().iterator().next()
                    .partitions()).hasSize(1);
        }
    }

    @Test
    void intentContainsFrozenManifest() {
        start();
        ledgerEvents.registered(name);
        Position position = ledgerEvents.wanted(workload, name, 1);
        awaitCheckpoint(position);

        Intent intent = topic(name).intents().get(WireNames.workload(workload));
        assertThat(intent.objects()).containsExactly(ContractJson.MAPPER.readTree(LedgerEvents.BODY).get(0));
        assertThat(intent.generation()).isEqualTo(1);
        assertThat(intent.traceparent()).isEqualTo("00-trace");
        assertThat(intent.hub().head()).isEqualTo(position.value());
    }

    @Test
    void removeNamesObjectsAndEndLeavesTombstone() {
        start();
        ledgerEvents.registered(name);
        ledgerEvents.wanted(workload, name, 1);
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 2, DeploymentAction.REMOVE, LedgerEvents.BODY));
        assertThat(topic(name).intents().get(WireNames.workload(workload)).objects().getFirst().toString())
                .isEqualTo("{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"namespace\":\"ns\",\"name\":\"n\"}}");

        awaitCheckpoint(ledgerEvents.gone(workload, name, 2));
        assertThat(topic(name).latest()).containsOnlyKeys(WireNames.HUB);
    }

    @Test
    void resendsRecordsSentBeforeCheckpointWasStored() {
        Position registered = ledgerEvents.registered(name);
        Position wanted = ledgerEvents.wanted(workload, name, 1);
        hub.owner().execute("create function command.crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$");
        hub.owner().execute("create trigger crash before update on command.relay_place for each row execute function command.crash()");
        start();
        await("the intent is sent", () -> hasTopic(name) && topic(name).intents().size() == 1);
        assertThat(checkpoint()).isLessThan(registered);

        hub.owner().execute("drop trigger crash on command.relay_place");
        awaitCheckpoint(wanted);
        assertThat(topic(name).generations()).hasSizeGreaterThan(1).containsOnly(1L);
    }

    @Test
    void parksFailingClusterAndSendsItsRecordsInOrderLater() throws Exception {
        String other = name + "-other";
        kafka.createTopic(WireNames.intentsTopic(name), 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "1200"));
        start();
        ledgerEvents.registered(name);
        ledgerEvents.registered(other);
        ledgerEvents.wanted(workload, name, 1, DeploymentAction.APPLY, "[{\"kind\":\"" + "x".repeat(3_000) + "\"}]");
        ledgerEvents.wanted(workload, name, 2);
        awaitCheckpoint(ledgerEvents.wanted(workload, other, 1));
        assertThat(topic(other).generations()).containsExactly(1L);
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 3));
        assertThat(hub.jdbc().queryForList("select key from command.parked where cluster = ? order by position", String.class, name))
                .contains(WireNames.workload(workload));
        assertThat(topic(name).generations()).doesNotContain(3L);

        setMaxMessageBytes("1000000");
        await("nothing is parked", () -> parked() == 0);
        assertThat(topic(name).generations()).endsWith(1L, 2L, 3L);
        assertThat(topic(name).intents().get(WireNames.workload(workload)).generation()).isEqualTo(3);
    }

    @Test
    void parksRecordThatCannotBeBuiltForItsClusterOnly() {
        String other = name + "-other";
        start();
        ledgerEvents.registered(name);
        ledgerEvents.registered(other);
        ledgerEvents.wanted(workload, name, 1, DeploymentAction.APPLY, "not JSON");
        awaitCheckpoint(ledgerEvents.wanted(workload, other, 1));

        assertThat(topic(other).generations()).containsExactly(1L);
        assertThat(hub.jdbc().queryForList("select why from command.parked where cluster = ?", String.class, name).getFirst())
                .contains("StreamReadException");
    }

    @Test
    void oneInstanceRelaysAndAnotherTakesOver() {
        var first = start();
        awaitState(first, RelayState.Relaying.class);
        var second = start();
        awaitState(second, RelayState.Waiting.class);
        ledgerEvents.registered(name);
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 1));

        first.close();
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 2));
        assertThat(topic(name).generations()).containsExactly(1L, 2L);
        assertThat(second.getBean(RelayLoop.class).state()).isInstanceOf(RelayState.Relaying.class);
    }

    @Test
    void ledgerRegressionStopsRelayEvenAfterRestart() throws Exception {
        var before = start();
        awaitCheckpoint(ledgerEvents.registered(name));
        before.close();
        try (var producer = new KafkaProducer<>(kafka.adminSettings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(WireNames.intentsTopic(name), WireNames.HUB,
                    "{\"installation\":\"" + UUID.randomUUID() + "\",\"epoch\":1,\"head\":1000000}")).get();
        }
        var after = start();
        awaitState(after, RelayState.Blocked.class);
        ledgerEvents.wanted(workload, name, 1);
        assertThat(after.getBean(RelayHealthIndicator.class).health().getStatus()).isEqualTo(Status.DOWN);

        after.close();
        hub.jdbc().update("delete from command.relay_topics");
        awaitState(start(), RelayState.Blocked.class);
        assertThat(topic(name).intents()).isEmpty();
        assertThat(hub.jdbc().queryForList("select payload->>'knownHead' from ledger.events where type = 'hub.went-backwards'",
                String.class))
                .as("the regression is recorded once").containsExactly("1000000");
    }

    @Test
    void refillsLostTopicWithCurrentIntents() throws Exception {
        UUID ended = UUID.randomUUID();
        var before = start();
        ledgerEvents.registered(name);
        ledgerEvents.wanted(ended, name, 1);
        ledgerEvents.wanted(ended, name, 2, DeploymentAction.REMOVE, LedgerEvents.BODY);
        ledgerEvents.gone(ended, name, 2);
        ledgerEvents.wanted(workload, name, 1);
        awaitCheckpoint(ledgerEvents.wanted(workload, name, 2));
        before.close();
        try (var admin = kafka.admin()) {
            admin.deleteTopics(List.of(WireNames.intentsTopic(name))).all().get();
        }

        start();
        await("the topic is refilled", () -> hasTopic(name) && topic(name).latest().containsKey(WireNames.HUB));
        assertThat(topic(name).generations()).containsExactly(2L);
        assertThat(topic(name).intents()).containsOnlyKeys(WireNames.workload(workload));
    }

    @Test
    void brokerOutageParksNothingAndLosesNothing() {
        // With the default timeouts the failure would take half a minute.
        var shortTimeouts = Map.of("request.timeout.ms", "2000", "delivery.timeout.ms", "3000");
        try (Kafka broker = Kafka.temporary(); var outageHub = new TestHub(broker, shortTimeouts)) {
            var outageEvents = new LedgerEvents(outageHub);
            var instance = outageHub.startInstance(RelayConfiguration.class);
            awaitCheckpoint(outageHub, outageEvents.registered(name));
            broker.broker().orElseThrow().close();
            outageEvents.wanted(workload, name, 1);
            outageEvents.wanted(workload, name, 2);
            Position last = outageEvents.wanted(workload, name, 3);
            awaitState(instance, RelayState.Retrying.class);
            broker.broker().orElseThrow().startAgain();

            awaitCheckpoint(outageHub, last);
            assertThat(new TopicContent(broker, name).intents().get(WireNames.workload(workload)).generation()).isEqualTo(3);
            assertThat(outageHub.jdbc().queryForObject("select count(*) from command.parked", Long.class)).isZero();
        }
    }

    private ConfigurableApplicationContext start() {
        return hub.startInstance(RelayConfiguration.class);
    }

    private TopicContent topic(String cluster) {
        return new TopicContent(kafka, cluster);
    }

    private boolean hasTopic(String cluster) {
        try (var admin = kafka.admin()) {
            return admin.listTopics().names().get().contains(WireNames.intentsTopic(cluster));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void setMaxMessageBytes(String bytes) throws Exception {
        try (var admin = kafka.admin()) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, WireNames.intentsTopic(name)),
                    List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET)))).all().get();
        }
    }

    private Position checkpoint() {
        return new Position(hub.jdbc().queryForObject("select position from command.relay_place", Long.class));
    }

    private long parked() {
        return hub.jdbc().queryForObject("select count(*) from command.parked", Long.class);
    }

    private void awaitCheckpoint(Position position) {
        awaitCheckpoint(hub, position);
    }

    private static void awaitCheckpoint(TestHub hub, Position position) {
        await("relayed to " + position, () ->
                hub.jdbc().queryForObject("select position from command.relay_place", Long.class) >= position.value());
    }

    private static void awaitState(ConfigurableApplicationContext instance, Class<? extends RelayState> state) {
        await(state.getSimpleName(), () -> state.isInstance(instance.getBean(RelayLoop.class).state()));
    }
}
