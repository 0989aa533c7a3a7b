package dev.fleetledger.ledger;

import java.util.List;

/**
 * Reads the ledger in strict order and never past a position that may still be filled, so that a single number is a safe checkpoint.
 * It serves readers outside Axon: relay, audit, rebuild. Any number of readers may share one instance.
 */
public interface GapStopReader {

    /**
     * @param after the last position already read; {@link Position#START} for all
     * @return at most {@code max} events, empty when none can be read yet
     */
    List<RecordedEvent> read(Position after, int max);

    /** Returns the highest committed position, whether or not there are gaps below it. It serves to show a reader's lag. */
    Position head();
}
