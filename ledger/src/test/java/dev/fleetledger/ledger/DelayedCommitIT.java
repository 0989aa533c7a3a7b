package dev.fleetledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a position that is committed late is never skipped, and that readers wait only as long as it may still be committed. */
class DelayedCommitIT {

    private TestLedger test;
    private GapStopReader reader;
    private final List<Long> read = new ArrayList<>();

    @BeforeEach
    void emptyLedger() {
        test = new TestLedger();
        reader = test.copy().reader();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void waitsForLowerPositionThatCommitsLater() throws SQLException {
        var late = test.begin();
        late.appends("late", 0);
        var early = test.begin();
        early.appends("early", 0);
        early.commits();
        assertThat(reads()).isEmpty();

        late.commits();
        assertThat(reads()).containsExactly(1L, 2L);
    }

    /** A reader that relies on a horizon of transaction ids alone would lose this event. */
    @Test
    void waitsForLowerPositionOfHigherTransactionId() throws SQLException {
        var lowerId = test.begin().takesItsId();
        var higherId = test.begin().takesItsId();
        higherId.appends("higher", 0);
        lowerId.appends("lower", 0);
        lowerId.commits();
        assertThat(reads()).isEmpty();

        higherId.commits();
        assertThat(reads()).containsExactly(1L, 2L);
    }

    @Test
    void stopsOnlyAtGapInTheMiddle() throws SQLException {
        commit("before");
        var late = test.begin();
        late.appends("late", 0);
        commit("after");
        assertThat(reads()).containsExactly(1L);

        late.commits();
        assertThat(reads()).containsExactly(2L, 3L);
    }

    @Test
    void waitsForSeveralGapsFilledInAnyOrder() throws SQLException {
        var first = test.begin();
        first.appends("first", 0);
        commit("between");
        var second = test.begin();
        second.appends("second", 0);
        commit("last");
        second.commits();
        assertThat(reads()).isEmpty();

        first.commits();
        assertThat(reads()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void skipsRolledBackPositionAtOnce() throws SQLException {
        var never = test.begin();
        never.appends("never", 0);
        never.rollsBack();
        commit("after");

        assertThat(reads()).containsExactly(2L);
    }

    @Test
    void skipsPositionOnceItsTransactionIsRolledBack() throws SQLException {
        var never = test.begin();
        never.appends("never", 0);
        commit("after");
        assertThat(reads()).isEmpty();

        never.rollsBack();
        assertThat(reads()).containsExactly(2L);
    }

    @Test
    void stopsAtGapAfterRestart() throws SQLException {
        commit("before");
        var late = test.begin();
        late.appends("late", 0);
        commit("after");
        assertThat(reads()).containsExactly(1L);

        reader = test.copy().reader();
        assertThat(reads()).isEmpty();
        late.commits();
        reader = test.copy().reader();
        assertThat(reads()).containsExactly(2L, 3L);
    }

    /** What one reader has found must not allow another one to skip a gap that it read earlier. */
    @Test
    void readsSameEventsWithReadersOfTwoInstances() throws SQLException {
        var other = test.copy().reader();
        var late = test.begin();
        late.appends("late", 0);
        commit("after");
        assertThat(reader.read(Position.START, 10)).isEmpty();
        assertThat(other.read(Position.START, 10)).isEmpty();
        assertThat(reader.read(new Position(1), 10)).extracting(RecordedEvent::position).containsExactly(new Position(2));

        late.commits();
        assertThat(reader.read(Position.START, 10)).isEqualTo(other.read(Position.START, 10)).hasSize(2);
    }

    @Test
    void ignoresOpenTransactionWithoutPosition() throws SQLException {
        var unrelated = test.begin().takesItsId();
        commit("one");
        commit("two");

        assertThat(reads()).containsExactly(1L, 2L);
        unrelated.rollsBack();
    }

    @Test
    void skipsOldGapsAtOnceOnFirstRead() throws SQLException {
        for (int i = 0; i < 5; i++) {
            var never = test.begin();
            never.appends("never", 0);
            never.rollsBack();
            commit("stream-" + i);
        }

        assertThat(reads()).containsExactly(2L, 4L, 6L, 8L, 10L);
    }

    private void commit(String stream) throws SQLException {
        var transaction = test.begin();
        transaction.appends(stream, 0);
        transaction.commits();
    }

    /** Reads the events that are new since the last call. */
    private List<Long> reads() {
        int from = read.size();
        Position after = read.isEmpty() ? Position.START : new Position(read.getLast());
        while (true) {
            List<RecordedEvent> batch = reader.read(after, 2);
            if (batch.isEmpty()) {
                return List.copyOf(read.subList(from, read.size()));
            }
            batch.forEach(event -> read.add(event.position().value()));
            after = batch.getLast().position();
        }
    }
}
