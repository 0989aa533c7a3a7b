package dev.fleetledger.ledger.axon;

import java.util.ArrayDeque;
import java.util.Deque;

/** Limits a processor to two unprocessed pages. This keeps it busy and bounds the memory it needs. */
final class ReadAheadWindow {

    private static final int MAX_PAGES = 2;

    private final BoundedEventSource.ProcessedPosition processedPosition;
    /** Last positions of the pages that were handed out and are not processed yet. */
    private final Deque<Long> ends = new ArrayDeque<>();
    private volatile boolean blocked;

    /** Runs the callback when another page may be handed out again after none was allowed. */
    ReadAheadWindow(BoundedEventSource.ProcessedPosition processedPosition, Runnable onAvailable) {
        this.processedPosition = processedPosition;
        processedPosition.onAdvance(() -> {
            if (blocked) {
                onAvailable.run();
            }
        });
    }

    /** @param end the last position handed out so far */
    boolean admits(long end) {
        if (ends.isEmpty() || ends.peekLast() < end) {
            ends.addLast(end);
        }
        // Set before the position is read, so that a change in between triggers the callback.
        blocked = true;
        while (!ends.isEmpty() && ends.peekFirst() <= processedPosition.position()) {
            ends.removeFirst();
        }
        blocked = ends.size() >= MAX_PAGES;
        return !blocked;
    }
}
