package dev.fleetledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.fleetledger.parts.postgres.Postgres;

/** Measures throughput on this machine, with fsync. Started manually; it asserts nothing. */
final class Figures {

    private static final int WARM_UP = 300;

    private Figures() {}

    public static void main(String[] arguments) throws Exception {
        try (var postgres = Postgres.temporary(true); var test = new TestLedger(postgres)) {
            var copy = test.copy();
            appendsOf(copy, 1, WARM_UP, "warm");
            for (int writers : new int[] {1, 4, 16}) {
                System.out.printf("%2d writers, 6 events each: %.0f transactions/s%n", writers, appendsOf(copy, writers, 2_000, "w" + writers));
            }
            for (int targets : new int[] {100, 1_000}) {
                System.out.printf("%d targets in one transaction: %s ms%n", targets, targets(copy, targets));
            }
            System.out.printf("gap-stop read: %.0f events/s%n", read(copy));
        }
        System.exit(0);
    }

    private static double appendsOf(TestLedger.Copy copy, int writers, int transactions, String name) throws Exception {
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < transactions; i++) {
                String id = name + "-" + i;
                all.add(threads.submit(() -> submit(copy, IntStream.range(0, 6).mapToObj(n -> new StreamId("Figure", id + "-" + n)).toList())));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return transactions / ((System.nanoTime() - start) / 1e9);
    }

    private static List<Long> targets(TestLedger.Copy copy, int targets) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String id = "t" + targets + "-" + i;
            var streams = IntStream.range(0, targets).mapToObj(n -> new StreamId("Figure", id + "-" + n)).toList();
            long start = System.nanoTime();
            submit(copy, streams);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        return millis;
    }

    private static void submit(TestLedger.Copy copy, List<StreamId> streams) {
        copy.transaction().executeWithoutResult(status -> {
            var next = copy.ledger().nextSequences(streams);
            copy.ledger().append(streams.stream().map(s -> Noted.in(s, next.get(s))).toList(), TestLedger.METADATA);
        });
    }

    private static double read(TestLedger.Copy copy) {
        long start = System.nanoTime();
        long events = 0;
        Position at = Position.START;
        List<RecordedEvent> batch;
        while (!(batch = copy.reader().read(at, 500)).isEmpty()) {
            events += batch.size();
            at = batch.getLast().position();
        }
        return events / ((System.nanoTime() - start) / 1e9);
    }
}
