package dev.fleetledger.parts.kafka;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.testcontainers.kafka.KafkaContainer;

import dev.fleetledger.parts.container.ContainerImage;

/** A Kafka broker with users and ACLs in a container. */
final class BrokerContainer implements Broker {

    private final KafkaContainer container;

    private BrokerContainer(KafkaContainer container) {
        this.container = container;
    }

    static BrokerContainer start(KafkaLogins identities) {
        var container = ContainerImage.KAFKA.start(image -> new KafkaContainer(image)
                .withEnv(environment(identities))
                .withEnv("KAFKA_HEAP_OPTS", "-Xms96m -Xmx256m"));
        var broker = new BrokerContainer(container);
        KafkaAccess.createUsersAndAcls(identities, broker.bootstrap());
        return broker;
    }

    /** Requires SASL on the listeners that {@link KafkaContainer} defines; without these variables they are unsecured. */
    private static Map<String, String> environment(KafkaLogins identities) {
        return Stream.concat(BrokerProperties.secured(identities.admin(), "PLAINTEXT", "BROKER"), BrokerProperties.tuning())
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(property -> variable(property[0]), property -> property[1]));
    }

    /** Converts a broker's property to the variable from which the image {@code apache/kafka} reads it. */
    private static String variable(String property) {
        return "KAFKA_" + property.replace("_", "__").replace("-", "___").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public String bootstrap() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
