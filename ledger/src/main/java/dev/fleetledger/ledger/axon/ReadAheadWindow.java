package dev.fleetledger.ledger.axon;

import java.util.ArrayDeque;
import java.util.Deque;

/** Limits a processor to two unprocessed pages. This keeps it busy and bounds the memory it needs. */
final class ReadAheadWindow {

    private static final int PAGES = 2;

    private final BoundedEventSource.ProcessedPosition processedPosition;
    /** Last positions of the pages that were handed out and are not processed yet. */
    private final Deque<Long> ends = new ArrayDeque<>();
    private volatile boolean missed;

    /** Runs the callback when another page may be handed out again after none was allowed. */
    ReadAheadWindow(BoundedEventSource.ProcessedPosition processedPosition, Runnable onRoom) {
        this.processedPosition = processedPosition;
        processedPosition.whenMoved(() -> {
            if (missed) {
                onRoom.run();
            }
        });
    }

    /** @param end the last position handed out so far */
    boolean admits(long end) {
        if (ends.isEmpty() || ends.peekLast() < end) {
            ends.addLast(end);
        }
        // Set before the position is read, so that a change in between triggers the callback.
        missed = true;
        while (!ends.isEmpty() && ends.peekFirst() <= processedPosition.position()) {
            ends.removeFirst();
        }
        missed = ends.size() >= PAGES;
        return !missed;
    }
}
