package dev.fleetledger.ledger;

import java.util.List;

/** Implements the gap-stop reader on the table. */
record TableReader(GapStop gapStop, EventTable table, Recorder recorder) implements GapStopReader {

    @Override
    public List<Recorded> read(Position after, int max) {
        return recorder.recorded(gapStop.read(after.value(), max));
    }

    @Override
    public Position head() {
        return new Position(table.head());
    }
}
