package dev.fleetledger.agent.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class WorkQueueTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final WorkQueue keys = new WorkQueue();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void returnsEarliestKeyFirst() throws InterruptedException {
        keys.add(first, Duration.ofSeconds(2));
        keys.addNow(second);

        assertThat(take()).isEqualTo(second);
        assertThat(take()).isEqualTo(first);
    }

    @Test
    void keepsKeyOnceWithItsEarliestTime() throws InterruptedException {
        keys.add(first, Duration.ofHours(1));
        keys.addNow(first);
        keys.add(first, Duration.ofHours(1));

        assertThat(take()).isEqualTo(first);
        keys.done(first);
        keys.addNow(second);
        assertThat(take()).isEqualTo(second);
    }

    @Test
    void withholdsKeyWhileItIsProcessed() throws InterruptedException {
        keys.addNow(first);
        take();
        keys.addNow(first);
        keys.add(second, Duration.ofMillis(40));

        assertThat(take()).isEqualTo(second);
        keys.done(first);
        assertThat(take()).isEqualTo(first);
    }

    @Test
    void keepsEarliestTimeOfKeyThatIsProcessed() throws InterruptedException {
        keys.addNow(first);
        take();
        keys.add(first, Duration.ofHours(1));
        keys.addNow(first);

        keys.done(first);

        assertThat(take()).isEqualTo(first);
        keys.done(first);
        assertThat(keys.take(Duration.ofMillis(20))).as("a second time").isNull();
    }

    @Test
    void returnsNothingUntilKeyIsDue() throws InterruptedException {
        keys.add(first, Duration.ofHours(1));

        assertThat(keys.take(Duration.ofMillis(20))).isNull();
    }

    @Test
    void returnsNothingAfterClose() throws InterruptedException {
        keys.addNow(first);

        keys.close();

        assertThat(take()).isNull();
        assertThat(take()).isNull();
    }

    @Test
    void wakesAllWaitingWorkersOnClose() throws InterruptedException {
        List<Thread> workers = IntStream.range(0, 4).mapToObj(i -> AgentThreads.PLATFORM.start("worker-" + i, this::takeOrFail)).toList();

        keys.close();

        for (Thread worker : workers) {
            assertThat(worker.join(LONG)).isTrue();
        }
    }

    /** Keys come back with a delay while others add the same keys, on a machine that is busy with it. */
    @ParameterizedTest
    @EnumSource
    void givesEachKeyAgainAndNeverToTwoWorkers(AgentThreads threads) throws InterruptedException {
        Set<UUID> all = IntStream.range(0, 50).mapToObj(i -> new UUID(1, i)).collect(Collectors.toSet());
        Set<UUID> inProgress = ConcurrentHashMap.newKeySet();
        AtomicBoolean shared = new AtomicBoolean();
        CountDownLatch taken = new CountDownLatch(5_000);
        Runnable worker = () -> {
            for (UUID key = takeOrFail(); key != null; key = takeOrFail()) {
                shared.compareAndSet(false, !inProgress.add(key));
                Thread.yield();
                keys.add(key, Duration.ofNanos(ThreadLocalRandom.current().nextInt(5_000_000)));
                inProgress.remove(key);
                keys.done(key);
                taken.countDown();
            }
        };
        Stream.of("a", "b", "c", "d").forEach(name -> threads.start(name, worker));
        AgentThreads.PLATFORM.start("adder", () -> {
            while (taken.getCount() > 0) {
                all.forEach(keys::addNow);
                Thread.yield();
            }
        });

        taken.await();
        keys.close();

        assertThat(shared).as("a key was given to two workers at a time").isFalse();
    }

    private @Nullable UUID take() throws InterruptedException {
        return keys.take(LONG);
    }

    private @Nullable UUID takeOrFail() {
        try {
            return take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
