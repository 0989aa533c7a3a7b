package dev.fleetledger.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.TestHub;
import dev.fleetledger.command.relay.kafka.IntentTopicAdmin;
import dev.fleetledger.command.relay.kafka.IntentTopicRegistry;
import dev.fleetledger.parts.kafka.Kafka;

/** A restore that is accepted while the relay refills a lost topic. */
class EpochsIT {

    private static final long BEFORE = 1;
    private static final long SINCE = 2;

    private final Kafka kafka = Kafka.shared();
    private final String cluster = "ep-" + UUID.randomUUID();

    @Test
    void refillsTopicThatWasFilledInFormerEpoch() {
        try (TestHub hub = new TestHub(kafka.bootstrap()); IntentTopicAdmin broker = new IntentTopicAdmin(kafka.admin())) {
            IntentTopicRegistry topics = new IntentTopicRegistry(broker, hub.jdbc());
            topics.ensure(Set.of(cluster));
            hub.jdbc().update("update command.hub set epoch = ?", SINCE);
            hub.jdbc().update("update command.relay_topics set topic_id = null");

            topics.markFilled(cluster, BEFORE);

            assertThat(topics.recreateMissing()).containsExactly(cluster);
            topics.markFilled(cluster, SINCE);
            assertThat(topics.recreateMissing()).isEmpty();
        }
    }
}
