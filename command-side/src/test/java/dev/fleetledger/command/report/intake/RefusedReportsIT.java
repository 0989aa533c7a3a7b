package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.report.intake.ReportCounters.dropped;
import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.cluster.ClusterFactEvent.ReportsRefused;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.kafka.Kafka;

class RefusedReportsIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AtomicReference<Duration> CLOCK_OFFSET = new AtomicReference<>(Duration.ZERO);

    private final String cluster = "rr" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final KafkaProducer<String, byte[]> producer = TestAgent.producer();
    private TestHub hub;
    private ConfigurableApplicationContext instance;

    @BeforeEach
    void startHub() {
        CLOCK_OFFSET.set(Duration.ZERO);
        hub = new TestHub(Kafka.shared());
        hub.addCluster(cluster, "k1");
        instance = hub.startInstance(ReportConfiguration.class, ClockConfiguration.class);
    }

    @AfterEach
    void close() {
        hub.close();
        producer.close();
    }

    @Test
    void recordsForgedReportsAtMostOncePerMinute() {
        var forger = new TestAgent(cluster, "k1", producer, "not the hub's secret");
        forger.sendReport();
        await("the refusal is recorded", () -> recordedEvents().size() == 1);
        for (int i = 0; i < 40; i++) {
            forger.sendReport();
        }
        await("the reports are dropped", () -> dropped(instance, "seal") == 41);
        CLOCK_OFFSET.set(Duration.ofSeconds(50));
        assertNothingMoreRecorded();
        CLOCK_OFFSET.set(Duration.ofSeconds(61));
        await("the later refusals are recorded", () -> recordedEvents().size() == 2);

        assertThat(recordedEvents()).containsExactly(new ReportsRefused(cluster, "k1", "SealDoesNotHold", 1), new ReportsRefused(cluster,
                "k1", "SealDoesNotHold", 40));
    }

    @Test
    void recordsRefusedReportsOfForgottenCluster() {
        new CredentialTable(hub.jdbc()).retireAll(cluster, Instant.now().minusSeconds(1));
        hub.jdbc().update("update command.clusters set state = 'gone', gone_at = now() where name = ?", cluster);

        new TestAgent(cluster, "k1", producer).sendReport();
        await("the refusal is recorded", () -> recordedEvents().size() == 1);

        assertThat(recordedEvents()).containsExactly(new ReportsRefused(cluster, "k1", "CredentialIsRetired", 1));
        assertThat(dropped(instance, "retired")).isEqualTo(1);
    }

    @Test
    void recordsNothingForUnknownClusterName() {
        String nobody = cluster + "-nobody";
        new TestAgent(nobody, "k1", producer).sendReport();
        new TestAgent(cluster, "never-issued", producer).sendReport();
        await("the refusal is recorded", () -> recordedEvents().size() == 1);

        assertThat(recordedEvents()).containsExactly(new ReportsRefused(cluster, null, "CredentialIsUnknown", 1));
        assertThat(hub.ledger().read(StreamId.of("ClusterFacts", nobody))).isEmpty();
    }

    /** Waits until a sweep has recorded a refused report of another cluster, and checks that nothing more is recorded for this one. */
    private void assertNothingMoreRecorded() {
        String sentinel = cluster + "-sentinel";
        hub.addCluster(sentinel, "k1");
        new TestAgent(sentinel, "k1", producer, "not the hub's secret").sendReport();
        await("the sentinel's refusal is recorded", () -> recordedEvents(sentinel).size() == 1);
        assertThat(recordedEvents()).hasSize(1);
    }

    private List<Object> recordedEvents() {
        return recordedEvents(cluster);
    }

    private List<Object> recordedEvents(String name) {
        return hub.ledger().read(StreamId.of("ClusterFacts", name)).stream().map(RecordedEvent::payload).toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class ClockConfiguration {

        @Bean
        InstantSource clock() {
            return () -> Instant.now().plus(CLOCK_OFFSET.get());
        }
    }
}
