package dev.fleetledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;

import dev.fleetledger.parts.postgres.Postgres;

/** Measures throughput on this machine, with fsync. Started manually; it asserts nothing. */
final class LedgerBenchmark {

    private static final int WARM_UP = 300;
    private static final int PROJECTED_EVENTS = 20;
    private static final AtomicLong LAST_POSITION = new AtomicLong();

    @ProcessingGroup("positions")
    static final class PositionView {

        @EventHandler
        void on(Noted event, TrackingToken token) {
            LAST_POSITION.set(token.position().orElseThrow());
        }
    }

    private LedgerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (var postgres = Postgres.temporary(true); var test = new TestLedger(postgres)) {
            var instance = test.newInstance();
            measureThroughput(instance, 1, WARM_UP, "warm");
            for (int writers : new int[] {1, 4, 16}) {
                System.out.printf("%2d writers, 6 events each: %.0f transactions/s%n", writers,
                        measureThroughput(instance, writers, 2_000, "w" + writers));
            }
            for (int targets : new int[] {100, 1_000}) {
                System.out.printf("%d targets in one transaction: %s ms%n", targets, measureLatencies(instance, targets));
            }
            System.out.printf("gap-stop read: %.0f events/s%n", measureRead(instance));
            System.out.printf("append until a processor of another process has the event: median %d ms%n", measureProjection(test, instance));
        }
        System.exit(0);
    }

    private static double measureThroughput(TestLedger.Instance instance, int writers, int transactions, String name) throws Exception {
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < transactions; i++) {
                String id = name + "-" + i;
                futures.add(threads.submit(() -> append(instance, IntStream.range(0, 6).mapToObj(n -> new StreamId("Figure", id + "-" + n))
                        .toList())));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        return transactions / ((System.nanoTime() - start) / 1e9);
    }

    private static List<Long> measureLatencies(TestLedger.Instance instance, int targets) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String id = "t" + targets + "-" + i;
            var streams = IntStream.range(0, targets).mapToObj(n -> new StreamId("Figure", id + "-" + n)).toList();
            long start = System.nanoTime();
            append(instance, streams);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        return millis;
    }

    private static void append(TestLedger.Instance instance, List<StreamId> streams) {
        instance.transaction().executeWithoutResult(status -> {
            var next = instance.ledger().nextSequences(streams);
            instance.ledger().append(streams.stream().map(s -> Noted.in(s, next.get(s))).toList(), TestLedger.METADATA);
        });
    }

    private static double measureRead(TestLedger.Instance instance) {
        long start = System.nanoTime();
        long events = 0;
        Position position = Position.START;
        List<RecordedEvent> batch;
        while (!(batch = instance.reader().read(position, 500)).isEmpty()) {
            events += batch.size();
            position = batch.getLast().position();
        }
        return events / ((System.nanoTime() - start) / 1e9);
    }

    /** Axon by default polls once a second; our processors poll more often. */
    private static long measureProjection(TestLedger test, TestLedger.Instance instance) {
        List<Long> millis = new ArrayList<>();
        try (var service = SpringContext.start(test, PositionView.class)) {
            for (int i = 0; i <= PROJECTED_EVENTS; i++) {
                long start = System.nanoTime();
                long position = instance.ledger().append(List.of(Noted.in(new StreamId("Projected", "p" + i), 0)), TestLedger.METADATA).value();
                while (LAST_POSITION.get() < position) {
                    Thread.onSpinWait();
                }
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
        }
        // The first one waits until all earlier events are read.
        return millis.stream().skip(1).sorted().toList().get(PROJECTED_EVENTS / 2);
    }
}
