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
    private final List<Long> readPositions = new ArrayList<>();

    @BeforeEach
    void emptyLedger() {
        test = new TestLedger();
        reader = test.newInstance().reader();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void waitsForLowerPositionThatCommitsLater() throws SQLException {
        var late = test.beginTransaction();
        late.append("late", 0);
        var early = test.beginTransaction();
        early.append("early", 0);
        early.commit();
        assertThat(readNew()).isEmpty();

        late.commit();
        assertThat(readNew()).containsExactly(1L, 2L);
    }

    /** A reader that relies on a horizon of transaction ids alone would lose this event. */
    @Test
    void waitsForLowerPositionOfHigherTransactionId() throws SQLException {
        var lowerId = test.beginTransaction().acquireId();
        var higherId = test.beginTransaction().acquireId();
        higherId.append("higher", 0);
        lowerId.append("lower", 0);
        lowerId.commit();
        assertThat(readNew()).isEmpty();

        higherId.commit();
        assertThat(readNew()).containsExactly(1L, 2L);
    }

    @Test
    void stopsOnlyAtGapInTheMiddle() throws SQLException {
        commit("before");
        var late = test.beginTransaction();
        late.append("late", 0);
        commit("after");
        assertThat(readNew()).containsExactly(1L);

        late.commit();
        assertThat(readNew()).containsExactly(2L, 3L);
    }

    @Test
    void waitsForSeveralGapsFilledInAnyOrder() throws SQLException {
        var first = test.beginTransaction();
        first.append("first", 0);
        commit("between");
        var second = test.beginTransaction();
        second.append("second", 0);
        commit("last");
        second.commit();
        assertThat(readNew()).isEmpty();

        first.commit();
        assertThat(readNew()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void skipsRolledBackPositionAtOnce() throws SQLException {
        var rolledBack = test.beginTransaction();
        rolledBack.append("never", 0);
        rolledBack.rollBack();
        commit("after");

        assertThat(readNew()).containsExactly(2L);
    }

    @Test
    void skipsPositionOnceItsTransactionIsRolledBack() throws SQLException {
        var rolledBack = test.beginTransaction();
        rolledBack.append("never", 0);
        commit("after");
        assertThat(readNew()).isEmpty();

        rolledBack.rollBack();
        assertThat(readNew()).containsExactly(2L);
    }

    @Test
    void stopsAtGapAfterRestart() throws SQLException {
        commit("before");
        var late = test.beginTransaction();
        late.append("late", 0);
        commit("after");
        assertThat(readNew()).containsExactly(1L);

        reader = test.newInstance().reader();
        assertThat(readNew()).isEmpty();
        late.commit();
        reader = test.newInstance().reader();
        assertThat(readNew()).containsExactly(2L, 3L);
    }

    /** What one reader has found must not allow another one to skip a gap that it read earlier. */
    @Test
    void readsSameEventsWithReadersOfTwoInstances() throws SQLException {
        var other = test.newInstance().reader();
        var late = test.beginTransaction();
        late.append("late", 0);
        commit("after");
        assertThat(reader.read(Position.START, 10)).isEmpty();
        assertThat(other.read(Position.START, 10)).isEmpty();
        assertThat(reader.read(new Position(1), 10)).extracting(RecordedEvent::position).containsExactly(new Position(2));

        late.commit();
        assertThat(reader.read(Position.START, 10)).isEqualTo(other.read(Position.START, 10)).hasSize(2);
    }

    @Test
    void ignoresOpenTransactionWithoutPosition() throws SQLException {
        var unrelated = test.beginTransaction().acquireId();
        commit("one");
        commit("two");

        assertThat(readNew()).containsExactly(1L, 2L);
        unrelated.rollBack();
    }

    @Test
    void skipsOldGapsAtOnceOnFirstRead() throws SQLException {
        for (int i = 0; i < 5; i++) {
            var rolledBack = test.beginTransaction();
            rolledBack.append("never", 0);
            rolledBack.rollBack();
            commit("stream-" + i);
        }

        assertThat(readNew()).containsExactly(2L, 4L, 6L, 8L, 10L);
    }

    private void commit(String stream) throws SQLException {
        var transaction = test.beginTransaction();
        transaction.append(stream, 0);
        transaction.commit();
    }

    /** Reads the events that are new since the last call. */
    private List<Long> readNew() {
        int from = readPositions.size();
        Position after = readPositions.isEmpty() ? Position.START : new Position(readPositions.getLast());
        while (true) {
            List<RecordedEvent> batch = reader.read(after, 2);
            if (batch.isEmpty()) {
                return List.copyOf(readPositions.subList(from, readPositions.size()));
            }
            batch.forEach(event -> readPositions.add(event.position().value()));
            after = batch.getLast().position();
        }
    }
}
