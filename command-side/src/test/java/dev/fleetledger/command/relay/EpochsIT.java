package dev.fleetledger.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.TestHub;
import dev.fleetledger.parts.Kafka;

/** A restore that is accepted while the relay refills a lost topic. */
class EpochsIT {

    private static final long BEFORE = 1;
    private static final long SINCE = 2;

    private final Kafka kafka = Kafka.shared();
    private final String cluster = "ep-" + UUID.randomUUID();

    @Test
    void refillsTopicThatWasFilledInFormerEpoch() {
        try (TestHub hub = new TestHub(kafka.bootstrap()); Topics broker = new Topics(kafka.admin())) {
            IntentTopics topics = new IntentTopics(broker, hub.jdbc());
            topics.ensure(Set.of(cluster));
            hub.jdbc().update("update command.hub set epoch = ?", SINCE);
            hub.jdbc().update("update command.relay_topics set topic_id = null");

            topics.filled(cluster, BEFORE);

            assertThat(topics.lost()).containsExactly(cluster);
            topics.filled(cluster, SINCE);
            assertThat(topics.lost()).isEmpty();
        }
    }
}
