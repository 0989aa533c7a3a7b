package dev.fleetledger.command.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.parts.kafka.Kafka;

/** A restore that is accepted while the relay refills a lost topic. */
class IntentTopicRegistryIT {

    private static final long FORMER_EPOCH = 1;
    private static final long CURRENT_EPOCH = 2;

    private final Kafka kafka = Kafka.shared();
    private final String cluster = "ep-" + UUID.randomUUID();

    @Test
    void refillsTopicThatWasFilledInFormerEpoch() {
        try (TestHub hub = new TestHub(kafka); IntentTopicAdmin broker = new IntentTopicAdmin(kafka.admin())) {
            IntentTopicRegistry topics = new IntentTopicRegistry(broker, hub.jdbc());
            TestHub.await("the broker shows the topic", () -> topics.ensure(Set.of(cluster)).isEmpty());
            hub.jdbc().update("update command.hub set epoch = ?", CURRENT_EPOCH);
            hub.jdbc().update("update command.relay_topics set topic_id = null");

            topics.markFilled(cluster, FORMER_EPOCH);

            assertThat(topics.recreateMissing()).containsExactly(cluster);
            topics.markFilled(cluster, CURRENT_EPOCH);
            assertThat(topics.recreateMissing()).isEmpty();
        }
    }
}
