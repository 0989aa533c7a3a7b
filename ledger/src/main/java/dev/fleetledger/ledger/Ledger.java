package dev.fleetledger.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The ledger as a decision sees it. Takes part in the transaction it is called in: a command's unit of work or any other Spring
 * transaction; what else is written there stands or falls with the events.
 */
public interface Ledger {

    /**
     * Appends events of any number of streams, in this order, in one round trip. Outside of a transaction in one of its own.
     *
     * @param metadata the same for all of them
     * @return the position of the last one
     * @throws StreamMovedOn when another's event has taken one of the sequence numbers; the transaction is over then
     */
    Position append(List<NewEvent> events, Map<String, String> metadata);

    /** One stream from its start; empty when there is none. */
    List<Recorded> read(StreamId stream);

    /**
     * One stream without what a later event says anew, as a step that was saved again: as fast after the thousandth save as after the first.
     * Numbers may be missing then, never the last one.
     */
    List<Recorded> readNewest(StreamId stream);

    /** Many streams in one query, in the order asked for; a stream without events has an empty list. */
    Map<StreamId, List<Recorded>> readAll(Collection<StreamId> streams);

    /** The next sequence number of each stream in one query; 0 for one without events. */
    Map<StreamId, Long> nextSequences(Collection<StreamId> streams);
}
