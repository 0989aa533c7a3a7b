package dev.fleetledger.ledger;

import java.util.ArrayDeque;
import java.util.Deque;

/** Whether another page may be handed out: two may be under way, so that there is always work and never much of it. */
final class Room {

    private static final int PAGES = 2;

    private final ReadAhead.Done done;
    /** Where the pages end that were handed out and are not done with. */
    private final Deque<Long> ends = new ArrayDeque<>();
    private volatile boolean missed;

    /** @param onRoom is called when there is some again after there was none */
    Room(ReadAhead.Done done, Runnable onRoom) {
        this.done = done;
        done.whenMoved(() -> {
            if (missed) {
                onRoom.run();
            }
        });
    }

    /** @param end of what was handed out so far */
    boolean isThereAfter(long end) {
        if (ends.isEmpty() || ends.peekLast() < end) {
            ends.addLast(end);
        }
        // Before it looks: a move in between is told.
        missed = true;
        while (!ends.isEmpty() && ends.peekFirst() <= done.position()) {
            ends.removeFirst();
        }
        missed = ends.size() >= PAGES;
        return !missed;
    }
}
