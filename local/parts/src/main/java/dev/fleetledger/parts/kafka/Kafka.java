package dev.fleetledger.parts.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.TemporaryFolders;

/** A Kafka for tests: an external one, or a broker run as a child process. */
public final class Kafka implements AutoCloseable {

    private final String bootstrap;
    private final Optional<KafkaBroker> broker;

    private Kafka(String bootstrap, Optional<KafkaBroker> broker) {
        this.bootstrap = bootstrap;
        this.broker = broker;
    }

    /** Returns this test JVM's Kafka: {@code FLEETLEDGER_KAFKA} (bootstrap servers) if set, else a broker in a temporary folder. */
    public static Kafka shared() {
        return Shared.KAFKA;
    }

    /** Starts a broker that keeps its data: the first start creates the folder, later starts reuse it. */
    public static Kafka start(Path data, int port, int controllerPort, Path log, KafkaLogins identities) {
        return of(KafkaBroker.start(new KafkaBroker.Settings(data, port, controllerPort, log, true, Optional.of(identities))));
    }

    /** Starts a broker in a temporary folder, for tests that stop or kill it; every client may do everything. */
    public static Kafka temporary() {
        return temporary(Optional.empty());
    }

    /**
     * Starts a broker in a temporary folder that listens on the first port and advertises the second one to its clients, so that a test can
     * put a proxy in between.
     */
    public static Kafka temporaryBehindProxy(int port, int advertisedPort) {
        var folder = TemporaryFolders.create("kafka");
        return of(KafkaBroker.start(new KafkaBroker.Settings(folder.resolve("data"), port, advertisedPort, Ports.free(),
                folder.resolve("log"), false,
                Optional.empty())));
    }

    /** Starts a broker in a temporary folder with users and ACLs, as a hub's broker has them. */
    public static Kafka secured(KafkaLogins identities) {
        return temporary(Optional.of(identities));
    }

    private static Kafka temporary(Optional<KafkaLogins> identities) {
        var folder = TemporaryFolders.create("kafka");
        return of(KafkaBroker.start(
                new KafkaBroker.Settings(folder.resolve("data"), Ports.free(), Ports.free(), folder.resolve("log"), false, identities)));
    }

    private static Kafka of(KafkaBroker broker) {
        return new Kafka(broker.bootstrap(), Optional.of(broker));
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** Creates a topic; an existing topic stays unchanged. */
    public void createTopic(String name, int partitions, Map<String, String> settings) {
        try (var admin = admin()) {
            admin.createTopics(Set.of(new NewTopic(name, partitions, (short) 1).configs(settings))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create topic " + name, e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns an admin client with full rights. */
    public Admin admin() {
        return Admin.create(broker.map(KafkaBroker::adminSettings).orElse(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap)));
    }

    /** Returns the client settings of that user except the address, for its environment or for a file that the scripts read. */
    public static Map<String, String> clientSettings(Login login) {
        return KafkaAccess.clientSettings(login);
    }

    /** Returns the client settings of the administrator, except the address. */
    public static Map<String, String> clientSettings(KafkaLogins identities) {
        return KafkaAccess.adminSettings(identities.admin());
    }

    /** Returns the broker's process, to stop, kill, suspend or restart it; empty for an external Kafka. */
    public Optional<KafkaBroker> broker() {
        return broker;
    }

    @Override
    public void close() {
        broker.ifPresent(KafkaBroker::close);
    }

    private static final class Shared {

        static final Kafka KAFKA = Optional.ofNullable(System.getenv("FLEETLEDGER_KAFKA"))
                .map(bootstrap -> new Kafka(bootstrap, Optional.empty()))
                .orElseGet(Kafka::temporary);
    }
}
