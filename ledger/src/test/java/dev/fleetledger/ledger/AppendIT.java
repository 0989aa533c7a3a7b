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
    private static TestLedger.Instance instance;

    @BeforeAll
    static void emptyLedger() {
        test = new TestLedger();
        instance = test.newInstance();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void appendsManyStreamsInGivenOrderAndReturnsLastPosition() {
        var a = new StreamId("Order", "a");
        var b = new StreamId("Order", "b/with/slashes");

        Position last = instance.ledger().append(List.of(Noted.in(a, 0), Noted.in(b, 0), Noted.in(a, 1)), TestLedger.METADATA);

        assertThat(instance.ledger().readStreams(List.of(b, a)).values().stream().flatMap(List::stream).map(RecordedEvent::position))
                .containsExactly(new Position(last.value() - 1), new Position(last.value() - 2), last);
    }

    @Test
    void readsEventAsAppended() {
        var stream = new StreamId("Said", "a");
        var payload = new Noted("ein \"Wort\" \u0000 ü\n\\", 7);

        instance.ledger().append(List.of(new NewEvent(stream, 0, payload)), TestLedger.METADATA);

        assertThat(instance.ledger().read(stream)).singleElement().satisfies(event -> {
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
        var existing = new StreamId("Next", "known");
        var missing = new StreamId("Next", "unknown");
        instance.ledger().append(List.of(Noted.in(existing, 0), Noted.in(existing, 1)), TestLedger.METADATA);

        assertThat(instance.ledger().nextSequences(List.of(existing, missing))).isEqualTo(Map.of(existing, 2L, missing, 0L));
    }

    @Test
    void separatesStreamsOfTwoTypesWithSameIdentifier() {
        instance.ledger().append(List.of(Noted.in(new StreamId("Cluster", "fleet"), 0), Noted.in(new StreamId("Grants", "fleet"), 0)),
                TestLedger.METADATA);

        assertThat(instance.ledger().read(new StreamId("Grants", "fleet"))).hasSize(1);
    }

    @Test
    void namesStreamInConflict() {
        var fresh = new StreamId("Moved", "fresh");
        var taken = new StreamId("Moved", "taken/by another");
        instance.ledger().append(List.of(Noted.in(taken, 0)), TestLedger.METADATA);

        var conflict = catchThrowableOfType(StreamConflictException.class,
                () -> instance.ledger().append(List.of(Noted.in(fresh, 0), Noted.in(taken, 0)), TestLedger.METADATA));

        assertThat(conflict.stream()).isEqualTo(taken);
        assertThat(instance.ledger().read(fresh)).isEmpty();
    }

    @Test
    void acceptsOneOfConcurrentAppendsPerSequenceNumber() throws Exception {
        var stream = new StreamId("Contended", "a");
        var instances = List.of(test.newInstance(), test.newInstance());
        Callable<Boolean> attempt = () -> {
            var ledger = instances.get((int) (Thread.currentThread().threadId() % 2)).ledger();
            try {
                ledger.append(List.of(Noted.in(stream, ledger.nextSequences(List.of(stream)).get(stream))), TestLedger.METADATA);
                return true;
            } catch (StreamConflictException e) {
                return false;
            }
        };
        long accepted;
        try (var threads = Executors.newFixedThreadPool(8)) {
            accepted = threads.invokeAll(IntStream.range(0, 200).mapToObj(i -> attempt).toList()).stream()
                    .map(Future::resultNow).filter(success -> success).count();
        }

        assertThat(instance.ledger().read(stream)).extracting(RecordedEvent::sequence)
                .containsExactlyElementsOf(IntStream.range(0, (int) accepted).mapToObj(i -> (long) i).toList());
        assertThat(accepted).isBetween(1L, 200L);
    }

    @Test
    void rejectsPayloadWithoutEventName() {
        assertThatThrownBy(() -> instance.ledger().append(
                List.of(new NewEvent(new StreamId("Nameless", "a"), 0, "just text")), TestLedger.METADATA))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("String");
    }

    @Test
    void storesManifestOnceUnderItsHash() {
        var manifests = instance.components().manifests();
        String name = manifests.put("{\"kind\":\"DaemonSet\"}");

        assertThat(manifests.putAll(List.of("{\"kind\":\"DaemonSet\"}", "[]"))).containsKey(name).hasSize(2);
        assertThat(manifests.get(name)).isEqualTo("{\"kind\":\"DaemonSet\"}");
        // Computed with: printf '%s' '{"kind":"DaemonSet"}' | sha256sum
        assertThat(name).isEqualTo("sha256:e9a765792dc7c4eaed5b86583bc5ebe9bdeb7b20a455fc3c0f8eb0aa0cf9c9b7");
    }

    @Test
    void rollsBackEventsAndDecisionTablesTogether() {
        var stream = new StreamId("Together", "a");
        assertThatThrownBy(() -> instance.transaction().executeWithoutResult(status -> {
            instance.jdbc().update("insert into ledger.manifests (sha256, body) values "
                    + "('sha256:' || encode(sha256('together'), 'hex'), 'together')");
            instance.ledger().append(List.of(Noted.in(stream, 0)), TestLedger.METADATA);
            instance.ledger().append(List.of(Noted.in(stream, 0)), TestLedger.METADATA);
        })).isInstanceOf(StreamConflictException.class);

        assertThat(instance.ledger().read(stream)).isEmpty();
        assertThat(instance.jdbc().queryForObject("select count(*) from ledger.manifests where body = 'together'", Long.class)).isZero();
    }

    @Test
    void appendsToThousandStreamsInOneTransaction() {
        var streams = IntStream.range(0, 1_000).mapToObj(i -> new StreamId("Thousand", "s" + i)).toList();
        instance.transaction().executeWithoutResult(status -> {
            var next = instance.ledger().nextSequences(streams);
            instance.ledger().append(streams.stream().map(s -> Noted.in(s, next.get(s))).toList(), TestLedger.METADATA);
        });

        assertThat(instance.ledger().readStreams(streams).entrySet().stream().collect(toMap(Map.Entry::getKey, e -> e.getValue().size())))
                .hasSize(1_000).allSatisfy((stream, events) -> assertThat(events).isEqualTo(1));
    }
}
