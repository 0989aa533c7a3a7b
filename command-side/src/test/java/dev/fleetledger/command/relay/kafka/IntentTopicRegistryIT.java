package dev.fleetledger.command.relay.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.parts.kafka.Kafka;

/** Topics that are lost, filled in a former epoch, or not shown yet. */
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

    @Test
    void isNotDoneWithCreatedTopicUntilBrokerShowsIt() throws Exception {
        try (TestHub hub = new TestHub(kafka); Admin admin = kafka.admin()) {
            IntentTopicRegistry topics = new IntentTopicRegistry(new IntentTopicAdmin(lagging(admin)), hub.jdbc());

            assertThat(topics.ensure(Set.of(cluster))).containsOnlyKeys(cluster);

            TestHub.await("the broker shows the topic", () -> topics.ensure(Set.of(cluster)).isEmpty());
            assertThat(topics.findExisting()).containsExactly(cluster);
        }
    }

    /** Tells when it is asked first that there is no topic, as a broker does that knows less than the controller. */
    private Admin lagging(Admin admin) throws Exception {
        DescribeTopicsResult nothing = admin.describeTopics(List.of(WireNames.intentsTopic(cluster)));
        nothing.allTopicNames().toCompletionStage().exceptionally(unknown -> null).toCompletableFuture().get();
        AtomicBoolean lags = new AtomicBoolean(true);
        return (Admin) Proxy.newProxyInstance(Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) ->
                method.getName().equals("describeTopics") && lags.getAndSet(false) ? nothing : method.invoke(admin, arguments));
    }
}
