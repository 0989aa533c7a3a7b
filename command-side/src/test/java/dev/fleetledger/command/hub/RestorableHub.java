package dev.fleetledger.command.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.report.intake.ReportCounters;
import dev.fleetledger.command.report.intake.TestAgent;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

/** A complete command side with relay and report consumer, whose database can be backed up and restored. */
final class RestorableHub implements AutoCloseable {

    private static final String SECRET = "for tests only";

    private final Kafka kafka = Kafka.shared();
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(kafka.adminSettings(), new StringSerializer(), new ByteArraySerializer());
    private Database database = Postgres.shared().freshDatabase();
    private @Nullable Database taken;
    private @Nullable ServiceInstance serviceInstance;
    private boolean restored;

    void start() {
        if (serviceInstance == null) {
            Map<String, Object> settings = new HashMap<>(kafka.environmentOf(KafkaLogins::commandSide));
            settings.putAll(Map.of("fleetledger.relay.enabled", "true", "fleetledger.reports.enabled", "true",
                    "fleetledger.broker-access.enabled", "false", "spring.kafka.consumer.fetch-max-wait", "50ms"));
            serviceInstance = ServiceInstance.start(database, settings);
        }
    }

    /** Takes a backup of the current database. */
    void backup() {
        instance().close();
        serviceInstance = null;
        taken = Postgres.shared().copyOf(database);
        start();
    }

    /** Restores the backup, so that Kafka and the clusters are ahead of the ledger. @param beforeRestart runs before the hub restarts */
    void restore(Runnable beforeRestart) {
        instance().close();
        serviceInstance = null;
        beforeRestart.run();
        database = Objects.requireNonNull(taken);
        restored = true;
        start();
    }

    /** Whether the relay sends new intents to the clusters. */
    /** Its agent reports only when the test says so. */
    void hear(String cluster) {
        jdbc().update("insert into command.agents (cluster, epoch, sequence, heard_at) values (?, 0, 0, timestamptz '2100-01-01 00:00Z')",
                cluster);
    }

    boolean isRelaying() {
        return !restored;
    }

    void deleteTopic(String cluster) {
        try (var admin = kafka.admin()) {
            admin.deleteTopics(List.of(WireNames.intentsTopic(cluster))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    SentIntents topic(String cluster) {
        return SentIntents.read(kafka, cluster);
    }

    TestAgent agent(String cluster) {
        String credential = jdbc().queryForObject("select credential from command.credentials where cluster = ? and retired_at is null",
                String.class, cluster);
        return new TestAgent(cluster, credential, producer, SECRET);
    }

    Caller as(String name) {
        return instance().as(name);
    }

    <T> T bean(Class<T> type, String name) {
        return instance().context().getBean(name, type);
    }

    /** @return the status of a health group: 200 or 503 */
    int health(String group) {
        String port = instance().context().getEnvironment().getRequiredProperty("local.management.port");
        return new Caller("http://127.0.0.1:" + port, "").send("GET", "/actuator/health/" + group, "").status();
    }

    long taken() {
        return ReportCounters.accepted(instance().context());
    }

    /** @return the intent of the workload's newest generation */
    UUID revise(Caller caller, UUID workload, String image) {
        Reply edit = caller.post("/api/v1/workloads/" + workload + ":edit", "");
        Reply submitted = new TestFleet.DraftHandle("/api/v1/drafts/" + edit.text("id"), edit.etag())
                .save(caller, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"" + image + "\"}]}").submit(caller);
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        return UUID.fromString(jdbc().queryForObject("select payload->>'intent' from ledger.events where type = 'deployment.wanted'"
                + " and payload->>'workload' = ? order by position desc limit 1", String.class, workload.toString()));
    }

    void delete(Caller caller, UUID workload) {
        Long version = jdbc()
                .queryForObject("select max(aggregate_sequence_number) + 1 from ledger.events where aggregate_type = 'Workload'"
                        + " and aggregate_identifier = ?", Long.class, workload.toString());
        Reply deleted = caller.post("/api/v1/workloads/" + workload + ":delete", "{\"policy\":\"delete\",\"reason\":\"old\"}",
                "If-Match", "\"" + version + "\"");
        assertThat(deleted.status()).describedAs(deleted.toString()).isEqualTo(202);
    }

    /** Types of the deployment events that the hub appended because of reports. */
    List<String> transitions(UUID workload) {
        return jdbc().queryForList("select type from ledger.events where aggregate_type = 'Deployment' and payload->>'workload' = ?"
                + " and type <> 'deployment.wanted' order by position", String.class, workload.toString());
    }

    private JdbcTemplate jdbc() {
        return instance().bean(JdbcTemplate.class);
    }

    private ServiceInstance instance() {
        return Objects.requireNonNull(serviceInstance);
    }

    @Override
    public void close() {
        if (serviceInstance != null) {
            serviceInstance.close();
        }
        producer.close();
    }
}
