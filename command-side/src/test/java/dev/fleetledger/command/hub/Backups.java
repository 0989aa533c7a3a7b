package dev.fleetledger.command.hub;

import static org.assertj.core.api.Assertions.assertThat;

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

import dev.fleetledger.command.report.intake.AgentOf;
import dev.fleetledger.command.report.intake.Counted;
import dev.fleetledger.command.running.Caller;
import dev.fleetledger.command.running.Copy;
import dev.fleetledger.command.running.Fleet;
import dev.fleetledger.command.running.Reply;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

/** A complete command side with relay and report consumer, whose database can be backed up and restored. */
final class Backups implements AutoCloseable {

    private static final String SECRET = "for tests only";

    private final Kafka kafka = Kafka.shared();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()),
            new StringSerializer(), new ByteArraySerializer());
    private Database database = Postgres.shared().freshDatabase();
    private @Nullable Database taken;
    private @Nullable Copy copy;
    private boolean backwards;

    void starts() {
        if (copy == null) {
            copy = Copy.on(database, Map.of("FLEETLEDGER_KAFKA", kafka.bootstrap(), "FLEETLEDGER_KAFKA_SECURITY_PROTOCOL", "PLAINTEXT",
                    "fleetledger.relay.enabled", "true", "fleetledger.reports.enabled", "true", "fleetledger.broker-access.enabled", "false",
                    "spring.kafka.consumer.fetch-max-wait", "50ms"));
        }
    }

    /** Takes a backup of the current database. */
    void backup() {
        copy().close();
        copy = null;
        taken = Postgres.shared().copyOf(database);
        starts();
    }

    /** Restores the backup, so that Kafka and the clusters are ahead of the ledger. @param beforeRestart runs before the hub restarts */
    void restore(Runnable meanwhile) {
        copy().close();
        copy = null;
        meanwhile.run();
        database = Objects.requireNonNull(taken);
        backwards = true;
        starts();
    }

    /** Whether the relay sends new intents to the clusters. */
    boolean relays() {
        return !backwards;
    }

    void topicIsLost(String cluster) {
        try (var admin = kafka.admin()) {
            admin.deleteTopics(List.of(WireNames.intentsTopic(cluster))).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    InTopic topic(String cluster) {
        return InTopic.of(kafka.bootstrap(), cluster);
    }

    AgentOf agent(String cluster) {
        String credential = jdbc().queryForObject("select credential from command.credentials where cluster = ? and retired_at is null", String.class, cluster);
        return new AgentOf(cluster, credential, producer, SECRET);
    }

    Caller as(String name) {
        return copy().as(name);
    }

    <T> T part(Class<T> type, String name) {
        return copy().context().getBean(name, type);
    }

    long taken() {
        return Counted.taken(copy().context());
    }

    /** @return the intent of the workload's newest generation */
    UUID revises(Caller caller, UUID workload, String image) {
        Reply edit = caller.post("/api/v1/workloads/" + workload + ":edit", "");
        Reply submitted = new Fleet.Ready("/api/v1/drafts/" + edit.text("id"), edit.etag())
                .save(caller, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"" + image + "\"}]}").submit(caller);
        assertThat(submitted.status()).describedAs(submitted.toString()).isEqualTo(202);
        return UUID.fromString(jdbc().queryForObject("select payload->>'intent' from ledger.events where type = 'deployment.wanted'"
                + " and payload->>'workload' = ? order by position desc limit 1", String.class, workload.toString()));
    }

    void deletes(Caller caller, UUID workload) {
        Long version = jdbc().queryForObject("select max(aggregate_sequence_number) + 1 from ledger.events where aggregate_type = 'Workload'"
                + " and aggregate_identifier = ?", Long.class, workload.toString());
        Reply deleted = caller.post("/api/v1/workloads/" + workload + ":delete", "{\"policy\":\"delete\"}", "If-Match", "\"" + version + "\"");
        assertThat(deleted.status()).describedAs(deleted.toString()).isEqualTo(202);
    }

    /** Types of the deployment events that the hub appended because of reports. */
    List<String> transitions(UUID workload) {
        return jdbc().queryForList("select type from ledger.events where aggregate_type = 'Deployment' and payload->>'workload' = ?"
                + " and type <> 'deployment.wanted' order by position", String.class, workload.toString());
    }

    private JdbcTemplate jdbc() {
        return copy().part(JdbcTemplate.class);
    }

    private Copy copy() {
        return Objects.requireNonNull(copy);
    }

    @Override
    public void close() {
        if (copy != null) {
            copy.close();
        }
        producer.close();
    }
}
