package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.TestHub.await;
import static dev.fleetledger.command.report.intake.Counted.dropped;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.fleetledger.command.TestHub;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.contract.cluster.ClusterFactEvent.ReportsRefused;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.kafka.Kafka;

class RefusedReportsIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    private final String cluster = "rr" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", Kafka.shared().bootstrap()), new StringSerializer(), new ByteArraySerializer());
    private TestHub hub;
    private ConfigurableApplicationContext copy;

    @BeforeEach
    void oneCluster() {
        AHEAD.set(Duration.ZERO);
        hub = new TestHub(Kafka.shared().bootstrap());
        hub.jdbc().update("insert into command.clusters (name, labels) values (?, '{}')", cluster);
        new CredentialTable(hub.jdbc()).issue(cluster, "k1", null, Instant.now());
        copy = hub.copy(ReportConfiguration.class, AClockThatIsSet.class);
    }

    @AfterEach
    void close() {
        hub.close();
        producer.close();
    }

    @Test
    void recordsForgedReportsAtMostOncePerMinute() {
        var forger = new AgentOf(cluster, "k1", producer, "not the hub's secret");
        forger.reports();
        await("the refusal is recorded", () -> told().size() == 1);
        for (int i = 0; i < 40; i++) {
            forger.reports();
        }
        await("the reports are dropped", () -> dropped(copy, "seal") == 41);
        AHEAD.set(Duration.ofSeconds(50));
        nothingIsTold();
        AHEAD.set(Duration.ofSeconds(61));
        await("the later refusals are recorded", () -> told().size() == 2);

        assertThat(told()).containsExactly(new ReportsRefused(cluster, "k1", "SealDoesNotHold", 1), new ReportsRefused(cluster, "k1", "SealDoesNotHold", 40));
    }

    @Test
    void recordsRefusedReportsOfForgottenCluster() {
        new CredentialTable(hub.jdbc()).retireAll(cluster, Instant.now().minusSeconds(1));
        hub.jdbc().update("update command.clusters set state = 'gone', gone_at = now() where name = ?", cluster);

        new AgentOf(cluster, "k1", producer).reports();
        await("the refusal is recorded", () -> told().size() == 1);

        assertThat(told()).containsExactly(new ReportsRefused(cluster, "k1", "CredentialIsRetired", 1));
        assertThat(dropped(copy, "retired")).isEqualTo(1);
    }

    @Test
    void recordsNothingForUnknownClusterName() {
        String nobody = cluster + "-nobody";
        new AgentOf(nobody, "k1", producer).reports();
        new AgentOf(cluster, "never-issued", producer).reports();
        await("the refusal is recorded", () -> told().size() == 1);

        assertThat(told()).containsExactly(new ReportsRefused(cluster, null, "CredentialIsUnknown", 1));
        assertThat(hub.ledger().read(StreamId.of("ClusterFacts", nobody))).isEmpty();
    }

    /** Waits for several sweeps and checks that nothing more is recorded. */
    private void nothingIsTold() {
        long sweeps = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        await("several sweeps", () -> System.nanoTime() > sweeps || told().size() > 1);
        assertThat(told()).hasSize(1);
    }

    private List<Object> told() {
        return hub.ledger().read(StreamId.of("ClusterFacts", cluster)).stream().map(RecordedEvent::payload).toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class AClockThatIsSet {

        @Bean
        InstantSource clock() {
            return () -> Instant.now().plus(AHEAD.get());
        }
    }
}
