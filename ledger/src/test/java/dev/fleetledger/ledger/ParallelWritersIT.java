package dev.fleetledger.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

/** Runs eight writers with transactions of varying length, a third of them rolled back, and two concurrent readers. */
class ParallelWritersIT {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 150;

    @Test
    void readsEveryEventOnceAndEachStreamInOrder() throws Exception {
        try (var test = new TestLedger(); var threads = Executors.newCachedThreadPool()) {
            var written = IntStream.range(0, WRITERS).mapToObj(w -> threads.submit(() -> write(test.newInstance(), "writer-" + w)))
                    .toList();
            var read = List.of(startReader(threads, test, written), startReader(threads, test, written));

            long events = 0;
            for (Future<Long> writer : written) {
                events += writer.get();
            }
            for (Future<List<RecordedEvent>> reader : read) {
                assertComplete(reader.get(), events);
            }
        }
    }

    private static void assertComplete(List<RecordedEvent> read, long events) {
        assertThat(read).hasSize((int) events).extracting(RecordedEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(read.stream().collect(groupingBy(RecordedEvent::stream, mapping(RecordedEvent::sequence, toList()))))
                .hasSize(WRITERS)
                .allSatisfy((stream, sequences) -> assertThat(sequences)
                        .isEqualTo(LongStream.range(0, sequences.size()).boxed().toList()));
    }

    /** @return the number of committed events */
    private static long write(TestLedger.Instance instance, String name) {
        var stream = new StreamId("Parallel", name);
        long next = 0;
        for (int i = 0; i < TRANSACTIONS; i++) {
            long from = next;
            boolean committed = Boolean.TRUE.equals(instance.transaction().execute(status -> {
                instance.ledger().append(List.of(Noted.in(stream, from), Noted.in(stream, from + 1)), TestLedger.METADATA);
                pause();
                if (ThreadLocalRandom.current().nextInt(3) == 0) {
                    status.setRollbackOnly();
                }
                return !status.isRollbackOnly();
            }));
            next += committed ? 2 : 0;
        }
        return next;
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Future<List<RecordedEvent>> startReader(ExecutorService threads, TestLedger test, List<Future<Long>> writers) {
        Callable<List<RecordedEvent>> readUntilDone = () -> {
            var reader = test.newInstance().reader();
            List<RecordedEvent> all = new ArrayList<>();
            boolean isDone = false;
            while (true) {
                List<RecordedEvent> batch = reader.read(all.isEmpty() ? Position.START : all.getLast().position(), 50);
                all.addAll(batch);
                if (isDone && batch.isEmpty()) {
                    return all;
                }
                isDone = writers.stream().allMatch(Future::isDone);
            }
        };
        return threads.submit(readUntilDone);
    }
}
