package dev.fleetledger.parts.kafka;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.fleetledger.parts.Login;

/** Settings of the broker: one node, little memory, and a quick restart after a kill. */
final class BrokerProperties {

    private BrokerProperties() {}

    static String of(KafkaBroker.Settings settings) {
        return Stream.of(addresses(settings), settings.identities().map(logins -> secured(logins.admin(), "CLIENT"))
                .orElseGet(BrokerProperties::unsecured), tuning())
                .flatMap(lines -> lines).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> addresses(KafkaBroker.Settings settings) {
        var client = "CLIENT://127.0.0.1:" + settings.port();
        var controller = "127.0.0.1:" + settings.controllerPort();
        return Stream.of(
                "node.id=1",
                "process.roles=broker,controller",
                "controller.listener.names=CONTROLLER",
                "inter.broker.listener.name=CLIENT",
                "log.dirs=" + settings.data(),
                "listeners=" + client + ",CONTROLLER://" + controller,
                "advertised.listeners=CLIENT://127.0.0.1:" + settings.advertisedPort(),
                "controller.quorum.voters=1@" + controller);
    }

    /**
     * Requires every client to authenticate and permits only what an ACL allows.
     *
     * @param listeners all except {@code CONTROLLER}, of which one is used between brokers
     */
    static Stream<String> secured(Login admin, String... listeners) {
        var login = KafkaAccess.brokerJaas(admin);
        return Stream.concat(Stream.of(listeners).flatMap(listener -> securedListener(listener, login)), Stream.of(
                "listener.security.protocol.map=" + Stream.concat(Stream.of(listeners), Stream.of("CONTROLLER"))
                        .map(listener -> listener + ":SASL_PLAINTEXT").collect(Collectors.joining(",")),
                "sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN",
                "sasl.mechanism.inter.broker.protocol=PLAIN",
                "sasl.mechanism.controller.protocol=PLAIN",
                "listener.name.controller.sasl.enabled.mechanisms=PLAIN",
                "listener.name.controller.plain.sasl.jaas.config=" + login,
                "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found=false",
                "super.users=User:" + admin.user(),
                // A connection of a deleted user is closed within this time, even if the user's ACLs still exist.
                "connections.max.reauth.ms=" + Duration.ofHours(1).toMillis()));
    }

    private static Stream<String> securedListener(String listener, String login) {
        var prefix = "listener.name." + listener.toLowerCase(Locale.ROOT);
        return Stream.of(
                prefix + ".plain.sasl.jaas.config=" + login,
                prefix + ".scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;");
    }

    private static Stream<String> unsecured() {
        return Stream.of("listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    static Stream<String> tuning() {
        return TUNING.lines();
    }

    // A killed broker cannot register again before its previous session has expired: 3 s here instead of the default 9 s.
    private static final String TUNING = """
            auto.create.topics.enable=false
            broker.session.timeout.ms=3000
            broker.heartbeat.interval.ms=500
            message.max.bytes=1048576
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=2
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            group.initial.rebalance.delay.ms=0
            log.cleaner.dedupe.buffer.size=16777216
            log.index.size.max.bytes=65536
            num.recovery.threads.per.data.dir=2
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            """;
}
