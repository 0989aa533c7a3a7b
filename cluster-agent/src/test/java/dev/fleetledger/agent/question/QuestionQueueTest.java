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

import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.liveness.LivenessMonitor;

class QuestionQueueTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final BlockingQueue<UUID> answered = new LinkedBlockingQueue<>();
    private final Map<UUID, Duration> timeLimits = new ConcurrentHashMap<>();
    private final Map<UUID, CountDownLatch> blockers = new ConcurrentHashMap<>();
    private volatile boolean mayAnswer = true;
    private volatile Instant brokerTime = NOW;
    private final QuestionQueue questionQueue = new QuestionQueue(this::respond, () -> mayAnswer, AgentThreads.PLATFORM, new LivenessMonitor());

    @AfterEach
    void stop() {
        questionQueue.stop();
    }

    @Test
    void answersQuestionOnceWhenRepeated() throws InterruptedException {
        Question question = question(30);
        start();

        questionQueue.add(question);
        questionQueue.add(question);
        questionQueue.add(question(30));

        assertThat(List.of(nextAnswered(), nextAnswered())).contains(question.question()).doesNotHaveDuplicates();
        assertThat(answered).isEmpty();
    }

    @Test
    void skipsExpiredQuestion() throws InterruptedException {
        Question expired = question(0);
        Question later = question(30);
        start();

        questionQueue.add(expired);
        questionQueue.add(later);

        assertThat(nextAnswered()).isEqualTo(later.question());
        assertThat(timeLimits).doesNotContainKey(expired.question());
    }

    @Test
    void answersOthersWhileOneQuestionHangs() throws InterruptedException {
        Question slow = question(30);
        blockers.put(slow.question(), new CountDownLatch(1));
        start();

        questionQueue.add(slow);
        Question quick = question(30);
        questionQueue.add(quick);

        assertThat(nextAnswered()).isEqualTo(quick.question());
        blockers.get(slow.question()).countDown();
        assertThat(nextAnswered()).isEqualTo(slow.question());
    }

    @Test
    void reservesTimeForSendingAnswer() throws InterruptedException {
        Question question = question(8);
        start();

        questionQueue.add(question);

        nextAnswered();
        assertThat(timeLimits.get(question.question())).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void answersOnlyWhenAllowedToSpeak() throws InterruptedException {
        mayAnswer = false;
        Question question = question(30);
        Question expiring = question(1);
        start();
        questionQueue.add(question);
        questionQueue.add(expiring);

        brokerTime = NOW.plusSeconds(2);
        mayAnswer = true;

        assertThat(nextAnswered()).isEqualTo(question.question());
        assertThat(timeLimits).containsOnlyKeys(question.question());
    }

    private void start() {
        questionQueue.start((answer, blocker) -> answered.add(answer.question()), () -> brokerTime);
    }

    private UUID nextAnswered() throws InterruptedException {
        UUID next = answered.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("an answer").isNotNull();
        return next;
    }

    private Answer respond(Question question, Duration timeLimit) {
        timeLimits.put(question.question(), timeLimit);
        CountDownLatch blocker = blockers.get(question.question());
        if (blocker != null) {
            try {
                blocker.await();
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
