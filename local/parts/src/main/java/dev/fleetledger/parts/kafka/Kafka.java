package dev.fleetledger.parts.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

import dev.fleetledger.parts.Login;
import dev.fleetledger.parts.PartsMode;
import dev.fleetledger.parts.process.Ports;

/** A Kafka for tests: an external one, a broker run as a child process, or one in a container. */
public final class Kafka implements AutoCloseable {

    private final Broker broker;
    private final Optional<KafkaLogins> identities;

    private Kafka(Broker broker, Optional<KafkaLogins> identities) {
        this.broker = broker;
        this.identities = identities;
    }

    /**
     * Returns this test JVM's Kafka: {@code FLEETLEDGER_KAFKA} (bootstrap servers) if set; with {@code -Dparts=containers} a container
     * with users and ACLs; else a broker in a temporary folder, where every client may do everything.
     */
    public static Kafka shared() {
        return Shared.KAFKA;
    }

    /** Starts a broker that keeps its data: the first start creates the folder, later starts reuse it. */
    public static Kafka start(Path data, int port, int controllerPort, Path log, KafkaLogins identities) {
        return of(new KafkaBroker.Settings(data, port, controllerPort, log, true, Optional.of(identities)));
    }

    /** Starts a broker in a temporary folder, for tests that stop or kill it; every client may do everything. */
    public static Kafka temporary() {
        return of(KafkaBroker.Settings.temporary(Ports.free(), Optional.empty()));
    }

    /** Starts a broker with users and ACLs in a temporary folder, for tests that stop or kill it. */
    public static Kafka temporary(KafkaLogins identities) {
        return of(KafkaBroker.Settings.temporary(Ports.free(), Optional.of(identities)));
    }

    /**
     * Starts a broker in a temporary folder that listens on the first port and advertises the second one to its clients, so that a test can
     * put a proxy in between.
     */
    public static Kafka temporaryBehindProxy(int port, int advertisedPort) {
        return of(KafkaBroker.Settings.temporary(port, Optional.empty()).advertising(advertisedPort));
    }

    /** Starts a broker with users and ACLs, as a hub's broker has them; with {@code -Dparts=containers} in a container. */
    public static Kafka secured(KafkaLogins identities) {
        return switch (PartsMode.current()) {
            case PROCESSES -> temporary(identities);
            case CONTAINERS -> inContainer(identities);
        };
    }

    private static Kafka inContainer(KafkaLogins identities) {
        return new Kafka(BrokerContainer.start(identities), Optional.of(identities));
    }

    private static Kafka of(KafkaBroker.Settings settings) {
        return new Kafka(KafkaBroker.start(settings), settings.identities());
    }

    /** Returns the addresses at which clients connect first. They also need the settings of a user where there are users. */
    public String bootstrap() {
        return broker.bootstrap();
    }

    /** Returns the settings with which a client connects and may do everything. */
    public Map<String, Object> adminSettings() {
        return connection(KafkaLogins::admin).adminSettings();
    }

    /** Returns the settings with which clients of this user connect. */
    public Map<String, Object> settingsOf(Function<KafkaLogins, Login> user) {
        return connection(user).settings();
    }

    /** Returns the environment variables with which a service connects as this user. */
    public Map<String, String> environmentOf(Function<KafkaLogins, Login> user) {
        return connection(user).environment();
    }

    /** Returns the environment variables with which an agent connects and may do everything. */
    public Map<String, String> adminEnvironment() {
        return connection(KafkaLogins::admin).adminEnvironment();
    }

    private KafkaConnection connection(Function<KafkaLogins, Login> user) {
        return new KafkaConnection(bootstrap(), identities.map(user));
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
        return Admin.create(adminSettings());
    }

    /** Returns the broker's process, to stop, kill, suspend or restart it; empty for an external Kafka and a container. */
    public Optional<KafkaBroker> broker() {
        return broker instanceof KafkaBroker process ? Optional.of(process) : Optional.empty();
    }

    @Override
    public void close() {
        broker.close();
    }

    private static final class Shared {

        static final Kafka KAFKA = Optional.ofNullable(System.getenv("FLEETLEDGER_KAFKA"))
                .map(bootstrap -> new Kafka(new Broker.External(bootstrap), Optional.empty()))
                .orElseGet(() -> switch (PartsMode.current()) {
                    case PROCESSES -> temporary();
                    case CONTAINERS -> inContainer(KafkaLogins.forTests());
                });
    }
}
