package dev.fleetledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Reads in strict order and stops at the first missing position, until nobody can fill it any more.
 *
 * <p>A position is missing because its transaction still runs or was rolled back. Every transaction has its id before it takes a
 * position, and positions are handed out in order. So whoever could still fill a gap below a position that is already seen has an
 * id below one that is given out afterwards. Once all below that id have ended, what a statement doesn't see will never be there.
 */
final class GapStop {

    /** Marks that are kept; losing one only makes a reader wait for the next. */
    private static final int KEPT = 64;

    private final EventTable table;
    /** From a position that was seen to a transaction id that was given out later. */
    private final ConcurrentNavigableMap<Long, Long> marks = new ConcurrentSkipListMap<>();

    GapStop(EventTable table) {
        this.table = table;
    }

    List<EventRow> read(long after, int max) {
        List<EventRow> seen = table.after(after, max);
        List<EventRow> whole = untilGap(after, seen);
        boolean stoppedAtOnce = whole.isEmpty() && !seen.isEmpty();
        // A second look passes at once what was rolled back, unless somebody is still writing.
        return stoppedAtOnce ? untilGap(after, table.after(after, max)) : whole;
    }

    private List<EventRow> untilGap(long after, List<EventRow> rows) {
        List<EventRow> whole = new ArrayList<>(rows.size());
        long last = after;
        for (EventRow row : rows) {
            if (row.position() != last + 1 && !isOver(row)) {
                break;
            }
            whole.add(row);
            last = row.position();
        }
        return whole;
    }

    /** Whether the gap before this row is for ever. Judged by the row's own snapshot, never by what another reader has found since. */
    private boolean isOver(EventRow row) {
        Map.Entry<Long, Long> mark = marks.ceilingEntry(row.position());
        if (mark == null) {
            remember();
            return false;
        }
        return Long.compareUnsigned(row.finishedBelow(), mark.getValue()) >= 0;
    }

    private void remember() {
        // In this order: first what is seen, then the id.
        long head = table.head();
        marks.putIfAbsent(head, table.newTransactionId());
        while (marks.size() > KEPT) {
            marks.pollFirstEntry();
        }
    }
}
