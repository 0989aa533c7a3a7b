package dev.fleetledger.command.relay;

import static dev.fleetledger.command.TestHub.await;
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

import dev.fleetledger.command.TestHub;
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
    private Given given;

    @BeforeEach
    void emptyHub() {
        hub = new TestHub(kafka.bootstrap());
        given = new Given(hub);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void createsCompactedTopicWithHubRecordForCluster() throws Exception {
        start();
        Position position = given.registered(name);
        awaitPlace(position);

        var said = ContractJson.MAPPER.readValue(topic(name).latest().get(WireNames.HUB), Hub.class);
        assertThat(said.head()).isEqualTo(position.value());
        assertThat(said.epoch()).isEqualTo(1);
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, WireNames.intentsTopic(name));
        try (var admin = kafka.admin()) {
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(admin.describeTopics(List.of(WireNames.intentsTopic(name))).allTopicNames().get().values().iterator().next().partitions()).hasSize(1);
        }
    }

    @Test
    void intentContainsFrozenManifest() {
        start();
        given.registered(name);
        Position position = given.wanted(workload, name, 1);
        awaitPlace(position);

        Intent intent = topic(name).intents().get(WireNames.workload(workload));
        assertThat(intent.objects()).containsExactly(ContractJson.MAPPER.readTree(Given.BODY).get(0));
        assertThat(intent.generation()).isEqualTo(1);
        assertThat(intent.traceparent()).isEqualTo("00-trace");
        assertThat(intent.hub().head()).isEqualTo(position.value());
    }

    @Test
    void removeNamesObjectsAndEndLeavesTombstone() {
        start();
        given.registered(name);
        given.wanted(workload, name, 1);
        awaitPlace(given.wanted(workload, name, 2, DeploymentAction.REMOVE, Given.BODY));
        assertThat(topic(name).intents().get(WireNames.workload(workload)).objects().getFirst().toString())
                .isEqualTo("{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"namespace\":\"ns\",\"name\":\"n\"}}");

        awaitPlace(given.gone(workload, name, 2));
        assertThat(topic(name).latest()).containsOnlyKeys(WireNames.HUB);
    }

    @Test
    void resendsRecordsSentBeforeCheckpointWasStored() {
        Position registered = given.registered(name);
        Position wanted = given.wanted(workload, name, 1);
        hub.owner().execute("create function command.crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$");
        hub.owner().execute("create trigger crash before update on command.relay_place for each row execute function command.crash()");
        start();
        await("the intent is sent", () -> hasTopic(name) && topic(name).intents().size() == 1);
        assertThat(place()).isLessThan(registered);

        hub.owner().execute("drop trigger crash on command.relay_place");
        awaitPlace(wanted);
        assertThat(topic(name).generations()).hasSizeGreaterThan(1).containsOnly(1L);
    }

    @Test
    void parksFailingClusterAndSendsItsRecordsInOrderLater() throws Exception {
        String other = name + "-other";
        kafka.topic(WireNames.intentsTopic(name), 1, Map.of("cleanup.policy", "compact", "max.message.bytes", "1200"));
        start();
        given.registered(name);
        given.registered(other);
        given.wanted(workload, name, 1, DeploymentAction.APPLY, "[{\"kind\":\"" + "x".repeat(3_000) + "\"}]");
        given.wanted(workload, name, 2);
        awaitPlace(given.wanted(workload, other, 1));
        assertThat(topic(other).generations()).containsExactly(1L);
        awaitPlace(given.wanted(workload, name, 3));
        assertThat(hub.jdbc().queryForList("select key from command.parked where cluster = ? order by position", String.class, name))
                .contains(WireNames.workload(workload));
        assertThat(topic(name).generations()).doesNotContain(3L);

        letTopicTake("1000000");
        await("nothing is parked", () -> parked() == 0);
        assertThat(topic(name).generations()).endsWith(1L, 2L, 3L);
        assertThat(topic(name).intents().get(WireNames.workload(workload)).generation()).isEqualTo(3);
    }

    @Test
    void parksRecordThatCannotBeBuiltForItsClusterOnly() {
        String other = name + "-other";
        start();
        given.registered(name);
        given.registered(other);
        given.wanted(workload, name, 1, DeploymentAction.APPLY, "not JSON");
        awaitPlace(given.wanted(workload, other, 1));

        assertThat(topic(other).generations()).containsExactly(1L);
        assertThat(hub.jdbc().queryForList("select why from command.parked where cluster = ?", String.class, name).getFirst())
                .contains("StreamReadException");
    }

    @Test
    void oneInstanceRelaysAndAnotherTakesOver() {
        var one = start();
        awaitState(one, RelayState.Relaying.class);
        var two = start();
        awaitState(two, RelayState.Waiting.class);
        given.registered(name);
        awaitPlace(given.wanted(workload, name, 1));

        one.close();
        awaitPlace(given.wanted(workload, name, 2));
        assertThat(topic(name).generations()).containsExactly(1L, 2L);
        assertThat(two.getBean(RelayLoop.class).state()).isInstanceOf(RelayState.Relaying.class);
    }

    @Test
    void ledgerRegressionStopsRelayEvenAfterRestart() throws Exception {
        var before = start();
        awaitPlace(given.registered(name));
        before.close();
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(WireNames.intentsTopic(name), WireNames.HUB,
                    "{\"installation\":\"" + UUID.randomUUID() + "\",\"epoch\":1,\"head\":1000000}")).get();
        }
        var after = start();
        awaitState(after, RelayState.StandingStill.class);
        given.wanted(workload, name, 1);
        assertThat(after.getBean(RelayHealthIndicator.class).health().getStatus()).isEqualTo(Status.DOWN);

        after.close();
        hub.jdbc().update("delete from command.relay_topics");
        awaitState(start(), RelayState.StandingStill.class);
        assertThat(topic(name).intents()).isEmpty();
        assertThat(hub.jdbc().queryForList("select payload->>'knownHead' from ledger.events where type = 'hub.went-backwards'", String.class))
                .as("the regression is recorded once").containsExactly("1000000");
    }

    @Test
    void refillsLostTopicWithCurrentIntents() throws Exception {
        UUID ended = UUID.randomUUID();
        var before = start();
        given.registered(name);
        given.wanted(ended, name, 1);
        given.wanted(ended, name, 2, DeploymentAction.REMOVE, Given.BODY);
        given.gone(ended, name, 2);
        given.wanted(workload, name, 1);
        awaitPlace(given.wanted(workload, name, 2));
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
        var impatient = Map.of("request.timeout.ms", "2000", "delivery.timeout.ms", "3000");
        try (Kafka own = Kafka.temporary(); var there = new TestHub(own.bootstrap(), impatient)) {
            var decided = new Given(there);
            var copy = there.copy(RelayConfiguration.class);
            awaitPlace(there, decided.registered(name));
            own.broker().orElseThrow().close();
            decided.wanted(workload, name, 1);
            decided.wanted(workload, name, 2);
            Position last = decided.wanted(workload, name, 3);
            awaitState(copy, RelayState.InTrouble.class);
            own.broker().orElseThrow().startAgain();

            awaitPlace(there, last);
            assertThat(new Topic(own.bootstrap(), name).intents().get(WireNames.workload(workload)).generation()).isEqualTo(3);
            assertThat(there.jdbc().queryForObject("select count(*) from command.parked", Long.class)).isZero();
        }
    }

    private ConfigurableApplicationContext start() {
        return hub.copy(RelayConfiguration.class);
    }

    private Topic topic(String cluster) {
        return new Topic(kafka.bootstrap(), cluster);
    }

    private boolean hasTopic(String cluster) {
        try (var admin = kafka.admin()) {
            return admin.listTopics().names().get().contains(WireNames.intentsTopic(cluster));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void letTopicTake(String bytes) throws Exception {
        try (var admin = kafka.admin()) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, WireNames.intentsTopic(name)),
                    List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET)))).all().get();
        }
    }

    private Position place() {
        return new Position(hub.jdbc().queryForObject("select position from command.relay_place", Long.class));
    }

    private long parked() {
        return hub.jdbc().queryForObject("select count(*) from command.parked", Long.class);
    }

    private void awaitPlace(Position position) {
        awaitPlace(hub, position);
    }

    private static void awaitPlace(TestHub hub, Position position) {
        await("relayed to " + position, () ->
                hub.jdbc().queryForObject("select position from command.relay_place", Long.class) >= position.value());
    }

    private static void awaitState(ConfigurableApplicationContext copy, Class<? extends RelayState> state) {
        await(state.getSimpleName(), () -> state.isInstance(copy.getBean(RelayLoop.class).state()));
    }
}
