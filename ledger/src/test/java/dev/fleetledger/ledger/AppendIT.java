package dev.fleetledger.ledger;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AppendIT {

    private static TestLedger test;
    private static TestLedger.Copy copy;

    @BeforeAll
    static void emptyLedger() {
        test = new TestLedger();
        copy = test.copy();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void appendsManyStreamsInGivenOrderAndReturnsLastPosition() {
        var a = new StreamId("Order", "a");
        var b = new StreamId("Order", "b/with/slashes");

        Position last = copy.ledger().append(List.of(Noted.in(a, 0), Noted.in(b, 0), Noted.in(a, 1)), TestLedger.METADATA);

        assertThat(copy.ledger().readStreams(List.of(b, a)).values().stream().flatMap(List::stream).map(RecordedEvent::position))
                .containsExactly(new Position(last.value() - 1), new Position(last.value() - 2), last);
    }

    @Test
    void readsEventAsAppended() {
        var stream = new StreamId("Said", "a");
        var payload = new Noted("ein \"Wort\" \u0000 ü\n\\", 7);

        copy.ledger().append(List.of(new NewEvent(stream, 0, payload)), TestLedger.METADATA);

        assertThat(copy.ledger().read(stream)).singleElement().satisfies(event -> {
            assertThat(event.payload()).isEqualTo(payload);
            assertThat(event.name()).isEqualTo("test.noted");
            assertThat(event.version()).isEqualTo("1");
            assertThat(event.metadata()).isEqualTo(TestLedger.METADATA);
            assertThat(event.json().get("number").asInt()).isEqualTo(7);
            assertThat(event.identifier().version()).isEqualTo(7);
        });
    }

    @Test
    void returnsNextSequencesOfManyStreams() {
        var known = new StreamId("Next", "known");
        var unknown = new StreamId("Next", "unknown");
        copy.ledger().append(List.of(Noted.in(known, 0), Noted.in(known, 1)), TestLedger.METADATA);

        assertThat(copy.ledger().nextSequences(List.of(known, unknown))).isEqualTo(Map.of(known, 2L, unknown, 0L));
    }

    @Test
    void separatesStreamsOfTwoTypesWithSameIdentifier() {
        copy.ledger().append(List.of(Noted.in(new StreamId("Cluster", "fleet"), 0), Noted.in(new StreamId("Grants", "fleet"), 0)),
                TestLedger.METADATA);

        assertThat(copy.ledger().read(new StreamId("Grants", "fleet"))).hasSize(1);
    }

    @Test
    void namesStreamInConflict() {
        var fresh = new StreamId("Moved", "fresh");
        var taken = new StreamId("Moved", "taken/by another");
        copy.ledger().append(List.of(Noted.in(taken, 0)), TestLedger.METADATA);

        var conflict = catchThrowableOfType(StreamConflictException.class,
                () -> copy.ledger().append(List.of(Noted.in(fresh, 0), Noted.in(taken, 0)), TestLedger.METADATA));

        assertThat(conflict.stream()).isEqualTo(taken);
        assertThat(copy.ledger().read(fresh)).isEmpty();
    }

    @Test
    void acceptsOneOfConcurrentAppendsPerSequenceNumber() throws Exception {
        var stream = new StreamId("Contended", "a");
        var copies = List.of(test.copy(), test.copy());
        Callable<Boolean> attempt = () -> {
            var ledger = copies.get((int) (Thread.currentThread().threadId() % 2)).ledger();
            try {
                ledger.append(List.of(Noted.in(stream, ledger.nextSequences(List.of(stream)).get(stream))), TestLedger.METADATA);
                return true;
            } catch (StreamConflictException e) {
                return false;
            }
        };
        long won;
        try (var threads = Executors.newFixedThreadPool(8)) {
            won = threads.invokeAll(IntStream.range(0, 200).mapToObj(i -> attempt).toList()).stream()
                    .map(Future::resultNow).filter(yes -> yes).count();
        }

        assertThat(copy.ledger().read(stream)).extracting(RecordedEvent::sequence)
                .containsExactlyElementsOf(IntStream.range(0, (int) won).mapToObj(i -> (long) i).toList());
        assertThat(won).isBetween(1L, 200L);
    }

    @Test
    void rejectsPayloadWithoutEventName() {
        assertThatThrownBy(() -> copy.ledger().append(
                List.of(new NewEvent(new StreamId("Nameless", "a"), 0, "just text")), TestLedger.METADATA))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("String");
    }

    @Test
    void storesManifestOnceUnderItsHash() {
        var manifests = copy.shell().manifests();
        String name = manifests.put("{\"kind\":\"DaemonSet\"}");

        assertThat(manifests.putAll(List.of("{\"kind\":\"DaemonSet\"}", "[]"))).containsKey(name).hasSize(2);
        assertThat(manifests.get(name)).isEqualTo("{\"kind\":\"DaemonSet\"}");
        // Computed with: printf '%s' '{"kind":"DaemonSet"}' | sha256sum
        assertThat(name).isEqualTo("sha256:e9a765792dc7c4eaed5b86583bc5ebe9bdeb7b20a455fc3c0f8eb0aa0cf9c9b7");
    }

    @Test
    void rollsBackEventsAndDecisionTablesTogether() {
        var stream = new StreamId("Together", "a");
        assertThatThrownBy(() -> copy.transaction().executeWithoutResult(status -> {
            copy.jdbc().update("insert into ledger.manifests (sha256, body) values "
                    + "('sha256:' || encode(sha256('together'), 'hex'), 'together')");
            copy.ledger().append(List.of(Noted.in(stream, 0)), TestLedger.METADATA);
            copy.ledger().append(List.of(Noted.in(stream, 0)), TestLedger.METADATA);
        })).isInstanceOf(StreamConflictException.class);

        assertThat(copy.ledger().read(stream)).isEmpty();
        assertThat(copy.jdbc().queryForObject("select count(*) from ledger.manifests where body = 'together'", Long.class)).isZero();
    }

    @Test
    void appendsToThousandStreamsInOneTransaction() {
        var streams = IntStream.range(0, 1_000).mapToObj(i -> new StreamId("Thousand", "s" + i)).toList();
        copy.transaction().executeWithoutResult(status -> {
            var next = copy.ledger().nextSequences(streams);
            copy.ledger().append(streams.stream().map(s -> Noted.in(s, next.get(s))).toList(), TestLedger.METADATA);
        });

        assertThat(copy.ledger().readStreams(streams).entrySet().stream().collect(toMap(Map.Entry::getKey, e -> e.getValue().size())))
                .hasSize(1_000).allSatisfy((stream, events) -> assertThat(events).isEqualTo(1));
    }
}
