package dev.fleetledger.agent.question;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.report.Answer;

/**
 * Answers each question at most once in this process, and none after its expiry. Uses threads of its own, so that a question
 * never delays the reconciler.
 */
public final class QuestionQueue {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionQueue.class);
    /** Two threads, so that a hanging question delays others by no more than its timeout. */
    private static final int THREADS = 2;
    /** When more questions are waiting, the oldest are dropped, since nobody waits for that many. */
    private static final int MOST_WAITING = 200;
    private static final int MOST_REMEMBERED = 2_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final BiFunction<Question, Duration, Answer> answering;
    private final BooleanSupplier maySpeak;
    private final BlockingDeque<Question> waiting = new LinkedBlockingDeque<>();
    private final Map<UUID, Instant> taken = new LinkedHashMap<>();
    private volatile @Nullable Threads threads;

    /**
     * @param responder answers a question within the given time
     * @param mayReport whether this is the agent that reports for the cluster
     */
    public QuestionQueue(BiFunction<Question, Duration, Answer> answering, BooleanSupplier maySpeak) {
        this.answering = answering;
        this.maySpeak = maySpeak;
    }

    /**
     * @param answerSink receives an answer, and the time until which somebody waits for it
     * @param brokerTime nothing as long as the time is unknown
     */
    public void start(BiConsumer<Answer, Instant> tell, Supplier<@Nullable Instant> brokerTime) {
        threads = new Threads(tell, brokerTime);
    }

    public void stop() {
        if (threads != null) {
            threads.stop();
        }
    }

    /** A question that is repeated by a replay or by the hub is not answered again. */
    public synchronized void ask(Question question) {
        if (taken.putIfAbsent(question.question(), question.expiresAt()) != null) {
            return;
        }
        if (taken.size() > MOST_REMEMBERED) {
            // The oldest ones have long expired, so they are not answered if they are repeated.
            taken.remove(taken.keySet().iterator().next());
        }
        if (waiting.size() >= MOST_WAITING) {
            LOG.warn("{} is not answered: too many questions", Objects.requireNonNull(waiting.poll()).key());
        }
        waiting.add(question);
    }

    private final class Threads {

        private final BiConsumer<Answer, Instant> tell;
        private final Supplier<@Nullable Instant> brokerTime;
        private final Thread[] all = new Thread[THREADS];

        Threads(BiConsumer<Answer, Instant> tell, Supplier<@Nullable Instant> brokerTime) {
            this.tell = tell;
            this.brokerTime = brokerTime;
            for (int i = 0; i < THREADS; i++) {
                all[i] = Thread.ofVirtual().name("question-" + i).start(this::run);
            }
        }

        void stop() {
            for (Thread thread : all) {
                thread.interrupt();
            }
        }

        private void run() {
            try {
                // take() doesn't check for an interrupt if an element is available.
                while (!Thread.currentThread().isInterrupted()) {
                    answer(waiting.take());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void answer(Question question) throws InterruptedException {
            Duration left = turn(question);
            if (left == null) {
                LOG.debug("{} has expired", question.key());
                return;
            }
            Answer answer = answering.apply(question, within(left));
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LOG.info("{}, {}: {} {}", question.key(), question.kind(), answer.verdict(), answer.code() == null ? "" : answer.code());
            tell.accept(answer, question.expiresAt());
        }

        /** Reserves a quarter of the remaining time for delivery, because an answer "unreachable" is useless after the expiry. */
        private static Duration within(Duration left) {
            Duration most = left.minus(left.dividedBy(4));
            return most.compareTo(LONGEST) < 0 ? most : LONGEST;
        }

        /**
         * Waits until this agent may answer the question.
         *
         * @return the question's remaining lifetime then; nothing if it expires before
         */
        private @Nullable Duration turn(Question question) throws InterruptedException {
            while (true) {
                Instant now = brokerTime.get();
                if (now != null && !now.isBefore(question.expiresAt())) {
                    return null;
                }
                if (now != null && maySpeak.getAsBoolean()) {
                    return Duration.between(now, question.expiresAt());
                }
                Thread.sleep(LOOK_AGAIN);
            }
        }
    }
}
