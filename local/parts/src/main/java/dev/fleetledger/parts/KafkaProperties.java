package dev.fleetledger.parts;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The broker's settings: one node, little memory, and soon back after it was killed. */
final class KafkaProperties {

    private KafkaProperties() {}

    static String of(KafkaBroker.Settings settings) {
        return Stream.concat(place(settings), TUNING.stripIndent().lines()).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> place(KafkaBroker.Settings settings) {
        var client = "PLAINTEXT://127.0.0.1:" + settings.port();
        var controller = "127.0.0.1:" + settings.controllerPort();
        return Stream.of(
                "log.dirs=" + settings.data(),
                "listeners=" + client + ",CONTROLLER://" + controller,
                "advertised.listeners=" + client,
                "controller.quorum.voters=1@" + controller);
    }

    // A killed broker has to wait for its own old session to end: seconds instead of 9 (anchors: 13 s until it listens).
    private static final String TUNING = """
            node.id=1
            process.roles=broker,controller
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
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
