package dev.fleetledger.ledger;

import java.util.List;

/**
 * Reads the ledger in strict order and never past a position that may still be filled: one number is a safe place to go on from.
 * For whoever reads outside Axon: relay, audit, rebuild. Any number of readers may share one.
 */
public interface GapStopReader {

    /**
     * @param after the last position already seen; {@link Position#START} for all
     * @return at most {@code max} events, empty when none can be read yet
     */
    List<Recorded> read(Position after, int max);

    /** The highest position committed by now, gaps below it or not: for showing how far behind a reader is. */
    Position head();
}
