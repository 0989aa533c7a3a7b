package dev.fleetledger.ledger.table;

import java.util.List;

import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;

/** Implements the gap-stop reader on the table. */
public record TableGapStopReader(GapStop gapStop, EventTable table, EventDecoder decoder) implements GapStopReader {

    @Override
    public List<RecordedEvent> read(Position after, int max) {
        return decoder.decode(gapStop.read(after.value(), max));
    }

    @Override
    public Position head() {
        return new Position(table.head());
    }
}
