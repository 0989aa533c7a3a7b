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
 * Each question is answered once in this agent's life, and none after its expiry. On threads of their own: a question never delays what
 * is wanted.
 */
public final class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    /** Two, so that one that hangs delays the other by no more than its patience. */
    private static final int THREADS = 2;
    /** Nobody waits for that many; the oldest give way. */
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
     * @param answering within so long
     * @param maySpeak  whether this is the agent that speaks for the cluster
     */
    public Questions(BiFunction<Question, Duration, Answer> answering, BooleanSupplier maySpeak) {
        this.answering = answering;
        this.maySpeak = maySpeak;
    }

    /**
     * @param tell       an answer, and until when somebody waits for it
     * @param brokerTime nothing as long as it is not known
     */
    public void start(BiConsumer<Answer, Instant> tell, Supplier<@Nullable Instant> brokerTime) {
        threads = new Threads(tell, brokerTime);
    }

    public void stop() {
        if (threads != null) {
            threads.stop();
        }
    }

    /** Whatever is asked again, on a replay or by a hub that repeats itself, is not answered again. */
    public synchronized void ask(Question question) {
        if (taken.putIfAbsent(question.question(), question.expiresAt()) != null) {
            return;
        }
        if (taken.size() > MOST_REMEMBERED) {
            // The oldest ones are expired by far, so they are not answered either if they come again.
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
                // Asked here, since taking one doesn't ask where there is one.
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

        /** A quarter of its time is for telling: "unreachable" that comes too late says nothing. */
        private static Duration within(Duration left) {
            Duration most = left.minus(left.dividedBy(4));
            return most.compareTo(LONGEST) < 0 ? most : LONGEST;
        }

        /** @return how long it lives from the moment on when this agent may answer it; nothing if it expires before */
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
