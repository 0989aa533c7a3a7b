package dev.fleetledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutlineIT {

    private static final StreamId A = new StreamId("Outlined", "a");
    private static final StreamId B = new StreamId("Outlined", "b");

    private static TestLedger test;
    private static Ledger ledger;
    private static Position first;
    private static Position other;
    private static Position second;

    /** The other command shares the stream with the one that is read. */
    @BeforeAll
    static void appendTwoCommands() {
        test = new TestLedger();
        ledger = test.newInstance().ledger();
        first = ledger.append(List.of(Noted.in(A, 0)), Map.of("actor", "alice", "command", "c0"));
        other = ledger.append(List.of(Noted.in(A, 1), Noted.in(B, 0)), Map.of("actor", "alice", "command", "c1"));
        second = ledger.append(List.of(Noted.in(A, 2)), Map.of("actor", "alice", "command", "c2"));
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void readsAllEventsOfCommandFromAnyOfThem() {
        List<EventOutline> expected = List.of(new EventOutline(new Position(other.value() - 1), A, 1, "test.noted", "c1"),
                new EventOutline(other, B, 0, "test.noted", "c1"));

        assertThat(ledger.outlineCommand(other)).isEqualTo(expected);
        assertThat(ledger.outlineCommand(new Position(other.value() - 1))).isEqualTo(expected);
        assertThat(ledger.outlineCommand(new Position(second.value() + 1))).isEmpty();
    }

    @Test
    void readsStreamWithCommandOfEachEvent() {
        assertThat(ledger.outline(A)).extracting(EventOutline::command).containsExactly("c0", "c1", "c2");
        assertThat(ledger.outline(new StreamId("Outlined", "c"))).isEmpty();
    }

    @Test
    void readsEventsByPositionInTheirOrder() {
        assertThat(ledger.readAt(List.of(second, new Position(second.value() + 1), first))).extracting(RecordedEvent::position)
                .containsExactly(first, second);
    }
}
