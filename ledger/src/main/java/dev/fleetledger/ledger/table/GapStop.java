package dev.fleetledger.ledger.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Reads in strict order and stops at the first missing position, until no transaction can fill it any more.
 *
 * <p>A position is missing because its transaction still runs or was rolled back. Every transaction obtains its id before it takes a
 * position, and positions are assigned in order. Therefore a transaction that could still fill a gap below a position that has been seen
 * has a lower id than any id assigned afterwards. Once all transactions below such an id have ended, a position that a statement doesn't
 * see will never exist.
 */
public final class GapStop {

    /** Number of marks that are kept. If a mark is dropped, a reader only waits for the next one. */
    private static final int MAX_MARKS = 64;

    private final EventTable table;
    /** Maps a position that was seen to a transaction id that was assigned later. */
    private final ConcurrentNavigableMap<Long, Long> marks = new ConcurrentSkipListMap<>();

    public GapStop(EventTable table) {
        this.table = table;
    }

    public List<EventRow> read(long after, int max) {
        List<EventRow> rows = table.readAfter(after, max);
        List<EventRow> readable = upToGap(after, rows);
        boolean stoppedAtOnce = readable.isEmpty() && !rows.isEmpty();
        // A second read skips rolled-back positions at once, unless a transaction is still writing.
        return stoppedAtOnce ? upToGap(after, table.readAfter(after, max)) : readable;
    }

    private List<EventRow> upToGap(long after, List<EventRow> rows) {
        List<EventRow> readable = new ArrayList<>(rows.size());
        long last = after;
        for (EventRow row : rows) {
            if (row.position() != last + 1 && !isGapFinal(row)) {
                break;
            }
            readable.add(row);
            last = row.position();
        }
        return readable;
    }

    /**
     * Returns whether the gap before this row is final. The decision uses the snapshot of the row's own statement, never what another
     * reader has found since.
     */
    private boolean isGapFinal(EventRow row) {
        Map.Entry<Long, Long> mark = marks.ceilingEntry(row.position());
        if (mark == null) {
            addMark();
            return false;
        }
        return Long.compareUnsigned(row.finishedBelow(), mark.getValue()) >= 0;
    }

    private void addMark() {
        // The order matters: the head must be read before the transaction id is assigned.
        long head = table.head();
        marks.putIfAbsent(head, table.newTransactionId());
        while (marks.size() > MAX_MARKS) {
            marks.pollFirstEntry();
        }
    }
}
