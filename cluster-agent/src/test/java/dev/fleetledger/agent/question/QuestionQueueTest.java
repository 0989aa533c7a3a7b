package dev.fleetledger.agent.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.contract.report.Answer;

class QuestionQueueTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final BlockingQueue<UUID> told = new LinkedBlockingQueue<>();
    private final Map<UUID, Duration> asked = new ConcurrentHashMap<>();
    private final Map<UUID, CountDownLatch> hanging = new ConcurrentHashMap<>();
    private volatile boolean speaks = true;
    private volatile Instant brokerTime = NOW;
    private final QuestionQueue questionQueue = new QuestionQueue(this::answer, () -> speaks);

    @AfterEach
    void stop() {
        questionQueue.stop();
    }

    @Test
    void answersQuestionOnceWhenRepeated() throws InterruptedException {
        Question question = question(30);
        start();

        questionQueue.ask(question);
        questionQueue.ask(question);
        questionQueue.ask(question(30));

        assertThat(List.of(next(), next())).contains(question.question()).doesNotHaveDuplicates();
        assertThat(told).isEmpty();
    }

    @Test
    void skipsExpiredQuestion() throws InterruptedException {
        Question expired = question(0);
        Question later = question(30);
        start();

        questionQueue.ask(expired);
        questionQueue.ask(later);

        assertThat(next()).isEqualTo(later.question());
        assertThat(asked).doesNotContainKey(expired.question());
    }

    @Test
    void answersOthersWhileOneQuestionHangs() throws InterruptedException {
        Question slow = question(30);
        hanging.put(slow.question(), new CountDownLatch(1));
        start();

        questionQueue.ask(slow);
        Question quick = question(30);
        questionQueue.ask(quick);

        assertThat(next()).isEqualTo(quick.question());
        hanging.get(slow.question()).countDown();
        assertThat(next()).isEqualTo(slow.question());
    }

    @Test
    void reservesTimeForSendingAnswer() throws InterruptedException {
        Question question = question(8);
        start();

        questionQueue.ask(question);

        next();
        assertThat(asked.get(question.question())).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void answersOnlyWhenAllowedToSpeak() throws InterruptedException {
        speaks = false;
        Question question = question(30);
        Question dies = question(1);
        start();
        questionQueue.ask(question);
        questionQueue.ask(dies);

        brokerTime = NOW.plusSeconds(2);
        speaks = true;

        assertThat(next()).isEqualTo(question.question());
        assertThat(asked).containsOnlyKeys(question.question());
    }

    private void start() {
        questionQueue.start((answer, until) -> told.add(answer.question()), () -> brokerTime);
    }

    private UUID next() throws InterruptedException {
        UUID next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("an answer").isNotNull();
        return next;
    }

    private Answer answer(Question question, Duration within) {
        asked.put(question.question(), within);
        CountDownLatch until = hanging.get(question.question());
        if (until != null) {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new AnswerBuilder(question, NOW).unreachable("ApiServerUnavailable", "no answer");
    }

    private static Question question(int seconds) {
        return new Question(UUID.randomUUID(), "eu-1", QuestionKind.INVENTORY, NOW.plusSeconds(seconds), null, null, null, "nodes", null,
                List.of(), new Hub(UUID.randomUUID(), 1, 1), null);
    }
}
