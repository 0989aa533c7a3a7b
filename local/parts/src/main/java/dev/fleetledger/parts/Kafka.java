package dev.fleetledger.parts;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** A Kafka to work with: one that is given, or a broker of ours as a process. */
public final class Kafka implements AutoCloseable {

    private final String bootstrap;
    private final Optional<KafkaBroker> broker;

    private Kafka(String bootstrap, Optional<KafkaBroker> broker) {
        this.bootstrap = bootstrap;
        this.broker = broker;
    }

    /** The one of this test JVM: {@code FLEETLEDGER_KAFKA} (bootstrap servers) if given, else ours in a temporary folder. */
    public static Kafka shared() {
        return Shared.KAFKA;
    }

    /** A broker whose data is to be kept: the folder is made at the first start and found again later. */
    public static Kafka start(Path data, int port, int controllerPort, Path log, KafkaIdentities identities) {
        return of(KafkaBroker.start(new KafkaBroker.Settings(data, port, controllerPort, log, true, Optional.of(identities))));
    }

    /** A broker in a temporary folder, for a test that wants to stop or kill one of its own; whoever comes may do everything. */
    public static Kafka temporary() {
        return temporary(Optional.empty());
    }

    /**
     * The same, whose clients come by another way, where a test can make a fault.
     *
     * @param port     where it listens
     * @param entrance where its clients are told to come by, from the first answer on
     */
    public static Kafka temporaryBehind(int port, int entrance) {
        var folder = TemporaryFolders.create("kafka");
        return of(KafkaBroker.start(new KafkaBroker.Settings(folder.resolve("data"), port, entrance, Ports.free(), folder.resolve("log"), false,
                Optional.empty())));
    }

    /** The same with users and rules, as a hub's broker should have them. */
    public static Kafka guarded(KafkaIdentities identities) {
        return temporary(Optional.of(identities));
    }

    private static Kafka temporary(Optional<KafkaIdentities> identities) {
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

    /** Makes a topic; one that is there already stays as it is. */
    public void topic(String name, int partitions, Map<String, String> settings) {
        try (var admin = admin()) {
            admin.createTopics(Set.of(new NewTopic(name, partitions, (short) 1).configs(settings))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot make topic " + name, e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As whoever may do everything. */
    public Admin admin() {
        return Admin.create(broker.map(KafkaBroker::admin).orElse(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap)));
    }

    /** What a client of that user is told, besides the address: for its environment, or for a file that the scripts read. */
    public static Map<String, String> client(Login login) {
        return KafkaAccess.client(login);
    }

    /** The same for the administrator. */
    public static Map<String, String> client(KafkaIdentities identities) {
        return KafkaAccess.admin(identities.admin());
    }

    /** Ours as a process, to stop, kill, make hang or start again; empty when it was given. */
    public Optional<KafkaBroker> broker() {
        return broker;
    }

    @Override
    public void close() {
        broker.ifPresent(KafkaBroker::close);
    }

    private static final class Shared {

        static final Kafka KAFKA = Optional.ofNullable(System.getenv("FLEETLEDGER_KAFKA"))
                .map(given -> new Kafka(given, Optional.empty()))
                .orElseGet(Kafka::temporary);
    }
}
