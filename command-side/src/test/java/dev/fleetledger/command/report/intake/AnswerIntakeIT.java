package dev.fleetledger.command.report.intake;

import static dev.fleetledger.command.testsupport.TestHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.fleetledger.command.question.RunningAnswerListener;
import dev.fleetledger.command.report.ReportConfiguration;
import dev.fleetledger.command.testsupport.TestHub;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.parts.kafka.Kafka;

class AnswerIntakeIT {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final List<String> NOTIFICATIONS = new CopyOnWriteArrayList<>();

    private final String cluster = "an" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final UUID question = UUID.randomUUID();
    private final UUID draft = UUID.randomUUID();
    private final KafkaProducer<String, byte[]> producer = TestAgent.producer();
    private final TestAgent agent = new TestAgent(cluster, "k1", producer);
    private TestHub hub;
    private ConfigurableApplicationContext instance;

    @BeforeEach
    void startHub() {
        NOTIFICATIONS.clear();
        hub = new TestHub(Kafka.shared());
        hub.addCluster(cluster, "k1");
        instance = hub.startInstance(ReportConfiguration.class, ListenerConfiguration.class);
    }

    @AfterEach
    void close() {
        hub.close();
        producer.close();
    }

    @Test
    void deliversRepeatedAnswerOnce() {
        addQuestion("running", draft, Instant.now().plusSeconds(600));
        Report first = agent.sendAnswers(answer(List.of()));
        agent.send(first);
        agent.sendAnswers(answer(List.of()));
        await("the last answer is read", () -> countWithDisposition("repeat") == 1);

        assertThat(NOTIFICATIONS).containsExactly("answered " + draft);
        assertThat(countWithDisposition("taken")).isEqualTo(1);
    }

    @Test
    void ignoresAnswerFromClusterThatWasNotAsked() {
        String other = cluster + "-other";
        hub.addCluster(other, "k1");
        addQuestion("running", draft, Instant.now().plusSeconds(600));
        new TestAgent(other, "k1", producer).sendAnswers(answer(List.of()));
        await("the answer is read", () -> countWithDisposition("unasked") == 1);

        assertThat(NOTIFICATIONS).isEmpty();
        assertThat(openQuestions()).isEqualTo(1);
    }

    @Test
    void ignoresAnswerOfAnotherKind() {
        addQuestion("running", draft, Instant.now().plusSeconds(600));
        agent.sendAnswers(answer(List.of(new Answer.Item("default", null, null))));
        await("the answer is read", () -> countWithDisposition("another_kind") == 1);

        assertThat(NOTIFICATIONS).isEmpty();
    }

    @Test
    void reportsTimeoutOnceAndIgnoresLateAnswer() {
        addQuestion("running", draft, Instant.now().minusSeconds(5));
        await("the timeout is reported", () -> !NOTIFICATIONS.isEmpty());
        agent.sendAnswers(answer(List.of()));
        await("the answer is read", () -> countWithDisposition("late") == 1);

        assertThat(NOTIFICATIONS).containsExactly("unanswered " + draft);
        assertThat(countWithDisposition("taken")).isZero();
    }

    private void addQuestion(String kind, @Nullable UUID ofDraft, Instant expiresAt) {
        hub.jdbc().update("insert into command.questions (question, cluster, kind, draft, expires_at) values (?, ?, ?, ?, ?)", question,
                cluster, kind, ofDraft,
                expiresAt.atOffset(ZoneOffset.UTC));
    }

    private long openQuestions() {
        return hub.jdbc().queryForObject("select count(*) from command.questions where answered_at is null and lapsed_at is null",
                Long.class);
    }

    private Answer answer(List<Answer.Item> items) {
        return new Answer(question, Verdict.ACCEPTED, null, null, List.of(), null, List.of(), List.of(), items, true, Instant.now());
    }

    private long countWithDisposition(String disposition) {
        return (long) instance.getBean(MeterRegistry.class).counter("fleetledger.answers", "worth", disposition).count();
    }

    @Configuration(proxyBeanMethods = false)
    static class ListenerConfiguration {

        @Bean
        RunningAnswerListener recordingListener() {
            return new RunningAnswerListener() {

                @Override
                public void onAnswer(UUID draft, UUID question, Answer answer) {
                    NOTIFICATIONS.add("answered " + draft);
                }

                @Override
                public void onTimeout(UUID draft, UUID question) {
                    NOTIFICATIONS.add("unanswered " + draft);
                }
            };
        }
    }
}
