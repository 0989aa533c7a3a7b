package dev.fleetledger.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The ledger as command handlers use it. It takes part in the transaction it is called in, a command's unit of work or any other Spring
 * transaction, so that other writes of this transaction are committed or rolled back together with the events.
 */
public interface Ledger {

    /** A command appends at once, so that few events of others are between its own. */
    int MAX_OUTLINE = 20_000;

    /**
     * Appends events of any number of streams, in the given order, in one round trip. Without a surrounding transaction it uses its own.
     *
     * @param metadata the metadata of each of these events
     * @return the position of the last event
     * @throws StreamConflictException when one of the sequence numbers is already taken; the transaction is then aborted
     */
    Position append(List<NewEvent> events, Map<String, String> metadata);

    /** Reads one stream from its start; the list is empty when the stream has no events. */
    List<RecordedEvent> read(StreamId stream);

    /**
     * Reads one stream without the events that a later one supersedes, such as a draft's step that was saved again. The time it takes does
     * not grow with the number of saves. Sequence numbers may be missing, but never the last one.
     */
    List<RecordedEvent> readCompacted(StreamId stream);

    /**
     * Reads one stream with few of the events of one type: the newest, and those with these numbers. The payloads of the others are not read
     * from the database, whatever their size. Sequence numbers may be missing, but never the last one.
     *
     * @param type    recorded name of the type
     * @param numbers among the stream's events of the type, counted from 1; those that don't exist are ignored
     */
    List<RecordedEvent> readWithFew(StreamId stream, String type, Collection<Integer> numbers);

    /** Reads many streams in one query, in the given order; a stream without events has an empty list. */
    Map<StreamId, List<RecordedEvent>> readStreams(Collection<StreamId> streams);

    /** Returns the next sequence number of each stream in one query; 0 for a stream without events. */
    Map<StreamId, Long> nextSequences(Collection<StreamId> streams);

    /** Reads events by their positions, in their order; positions without an event are ignored. */
    List<RecordedEvent> readAt(Collection<Position> positions);

    /**
     * Of the events of this one's stream that say the same anew, such as a draft's saves of one step, reads the nearest before it and the
     * nearest after it, as far as there are such events. The time it takes does not grow with their number.
     */
    List<RecordedEvent> readNearest(Position position);

    /** Reads one stream without payloads; the list is empty when the stream has no events. */
    List<EventOutline> outline(StreamId stream);

    /**
     * Reads without payloads all events of the command that appended the event at this position, at most {@value #MAX_OUTLINE} positions
     * away from it. The list is empty when there is no such event.
     */
    List<EventOutline> outlineCommand(Position position);
}
