package dev.fleetledger.ledger;

/**
 * An event to be appended.
 *
 * @param sequence the stream's next sequence number as known to the command handler; 0 starts a stream
 * @param payload  an instance of a class that is registered in {@link EventTypes}
 */
public record NewEvent(StreamId stream, long sequence, Object payload) {}
