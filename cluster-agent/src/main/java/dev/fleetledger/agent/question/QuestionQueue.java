package dev.fleetledger.agent.question;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.liveness.LivenessMonitor;

/**
 * Answers each question at most once in this process, and none after its expiry. Uses threads of its own, so that a question
 * never delays the reconciler.
 */
public final class QuestionQueue {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionQueue.class);
    /** Two threads, so that a hanging question delays others by no more than its timeout. */
    private static final int THREADS = 2;
    /** When more questions are waiting, the oldest are dropped, since nobody waits for that many. */
    private static final int MAX_WAITING = 200;
    private static final int MAX_REMEMBERED = 2_000;
    private static final Duration MAX_ANSWER_TIME = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final Duration IDLE_INTERVAL = Duration.ofSeconds(30);
    /** Three times the longest answer. */
    private static final Duration MAX_PAUSE = Duration.ofSeconds(60);

    private final BiFunction<Question, Duration, Answer> responder;
    private final BooleanSupplier mayReport;
    private final AgentThreads threads;
    private final LivenessMonitor livenessMonitor;
    private final BlockingDeque<Question> waiting = new LinkedBlockingDeque<>();
    private final Map<UUID, Instant> received = new LinkedHashMap<>();
    private volatile @Nullable Workers workers;

    /**
     * @param responder answers a question within the given time
     * @param mayReport whether this is the agent that reports for the cluster
     */
    public QuestionQueue(BiFunction<Question, Duration, Answer> responder, BooleanSupplier mayReport, AgentThreads threads,
            LivenessMonitor livenessMonitor) {
        this.responder = responder;
        this.mayReport = mayReport;
        this.threads = threads;
        this.livenessMonitor = livenessMonitor;
    }

    /**
     * @param answerSink receives an answer, and the time until which somebody waits for it
     * @param brokerTime nothing as long as the time is unknown
     */
    public void start(BiConsumer<Answer, Instant> answerSink, Supplier<@Nullable Instant> brokerTime) {
        workers = new Workers(answerSink, brokerTime);
    }

    public void stop() {
        if (workers != null) {
            workers.stop();
        }
    }

    /** A question that is repeated by a replay or by the hub is not answered again. */
    public synchronized void add(Question question) {
        if (received.putIfAbsent(question.question(), question.expiresAt()) != null) {
            return;
        }
        if (received.size() > MAX_REMEMBERED) {
            // The oldest ones have long expired, so they are not answered if they are repeated.
            received.remove(received.keySet().iterator().next());
        }
        if (waiting.size() >= MAX_WAITING) {
            LOG.warn("{} is not answered: too many questions", Objects.requireNonNull(waiting.poll()).key());
        }
        waiting.add(question);
    }

    private final class Workers {

        private final BiConsumer<Answer, Instant> answerSink;
        private final Supplier<@Nullable Instant> brokerTime;
        private final Thread[] all = new Thread[THREADS];

        Workers(BiConsumer<Answer, Instant> answerSink, Supplier<@Nullable Instant> brokerTime) {
            this.answerSink = answerSink;
            this.brokerTime = brokerTime;
            for (int i = 0; i < THREADS; i++) {
                String worker = "question-" + i;
                all[i] = threads.start(worker, () -> run(worker));
            }
        }

        void stop() {
            for (Thread thread : all) {
                thread.interrupt();
            }
        }

        private void run(String worker) {
            try {
                // poll() doesn't check for an interrupt if an element is available.
                while (!Thread.currentThread().isInterrupted()) {
                    livenessMonitor.begin(worker, IDLE_INTERVAL.plus(MAX_PAUSE));
                    Question question = waiting.poll(IDLE_INTERVAL.toSeconds(), TimeUnit.SECONDS);
                    if (question != null) {
                        answer(question);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void answer(Question question) throws InterruptedException {
            Duration remaining = awaitTurn(question);
            if (remaining == null) {
                LOG.debug("{} has expired", question.key());
                return;
            }
            Answer answer = responder.apply(question, answerTime(remaining));
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LOG.info("{}, {}: {} {}", question.key(), question.kind(), answer.verdict(), answer.code() == null ? "" : answer.code());
            answerSink.accept(answer, question.expiresAt());
        }

        /** Reserves a quarter of the remaining time for delivery, because an answer "unreachable" is useless after the expiry. */
        private static Duration answerTime(Duration remaining) {
            Duration share = remaining.minus(remaining.dividedBy(4));
            return share.compareTo(MAX_ANSWER_TIME) < 0 ? share : MAX_ANSWER_TIME;
        }

        /**
         * Waits until this agent may answer the question.
         *
         * @return the question's remaining lifetime then; nothing if it expires before
         */
        private @Nullable Duration awaitTurn(Question question) throws InterruptedException {
            while (true) {
                livenessMonitor.signal();
                Instant now = brokerTime.get();
                if (now != null && !now.isBefore(question.expiresAt())) {
                    return null;
                }
                if (now != null && mayReport.getAsBoolean()) {
                    return Duration.between(now, question.expiresAt());
                }
                Thread.sleep(POLL_INTERVAL);
            }
        }
    }
}
