package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.fleetledger.command.TestHub;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.question.RunningAnswerListener;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.parts.kafka.Kafka;

class AnswerIntakeIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    private final String cluster = "an" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final UUID question = UUID.randomUUID();
    private final UUID draft = UUID.randomUUID();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", Kafka.shared().bootstrap()), new StringSerializer(), new ByteArraySerializer());
    private final AgentOf agent = new AgentOf(cluster, "k1", producer);
    private TestHub hub;
    private ConfigurableApplicationContext copy;

    @BeforeEach
    void oneCluster() {
        HEARD.clear();
        hub = new TestHub(Kafka.shared().bootstrap());
        joined(cluster);
        copy = hub.copy(ReportConfiguration.class, SomebodyWaits.class);
    }

    @AfterEach
    void close() {
        hub.close();
        producer.close();
    }

    @Test
    void deliversRepeatedAnswerOnce() {
        asked("running", draft, Instant.now().plusSeconds(600));
        Report first = agent.answers(answer(List.of()));
        agent.send(first);
        agent.answers(answer(List.of()));
        await("the last answer is read", () -> worth("repeat") == 1);

        assertThat(HEARD).containsExactly("answered " + draft);
        assertThat(worth("taken")).isEqualTo(1);
    }

    @Test
    void ignoresAnswerFromClusterThatWasNotAsked() {
        String other = cluster + "-other";
        joined(other);
        asked("running", draft, Instant.now().plusSeconds(600));
        new AgentOf(other, "k1", producer).answers(answer(List.of()));
        await("the answer is read", () -> worth("unasked") == 1);

        assertThat(HEARD).isEmpty();
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void ignoresAnswerOfAnotherKind() {
        asked("running", draft, Instant.now().plusSeconds(600));
        agent.answers(answer(List.of(new Answer.Item("default", null, null))));
        await("the answer is read", () -> worth("another_kind") == 1);

        assertThat(HEARD).isEmpty();
    }

    @Test
    void reportsTimeoutOnceAndIgnoresLateAnswer() {
        asked("running", draft, Instant.now().minusSeconds(5));
        await("the timeout is reported", () -> !HEARD.isEmpty());
        agent.answers(answer(List.of()));
        await("the answer is read", () -> worth("late") == 1);

        assertThat(HEARD).containsExactly("unanswered " + draft);
        assertThat(worth("taken")).isZero();
    }

    private void joined(String name) {
        hub.jdbc().update("insert into command.clusters (name, labels) values (?, '{}')", name);
        new CredentialTable(hub.jdbc()).issue(name, "k1", null, Instant.now());
    }

    private void asked(String kind, @Nullable UUID of, Instant expiresAt) {
        hub.jdbc().update("insert into command.questions (question, cluster, kind, draft, expires_at) values (?, ?, ?, ?, ?)", question, cluster, kind, of,
                expiresAt.atOffset(ZoneOffset.UTC));
    }

    private long open() {
        return hub.jdbc().queryForObject("select count(*) from command.questions where answered_at is null and lapsed_at is null", Long.class);
    }

    private Answer answer(List<Answer.Item> items) {
        return new Answer(question, Verdict.ACCEPTED, null, null, List.of(), null, List.of(), List.of(), items, true, Instant.now());
    }

    private long worth(String worth) {
        return (long) copy.getBean(MeterRegistry.class).counter("fleetledger.answers", "worth", worth).count();
    }

    @Configuration(proxyBeanMethods = false)
    static class SomebodyWaits {

        @Bean
        RunningAnswerListener waiting() {
            return new RunningAnswerListener() {

                @Override
                public void onAnswer(UUID draft, UUID question, Answer answer) {
                    HEARD.add("answered " + draft);
                }

                @Override
                public void onTimeout(UUID draft, UUID question) {
                    HEARD.add("unanswered " + draft);
                }
            };
        }
    }
}
