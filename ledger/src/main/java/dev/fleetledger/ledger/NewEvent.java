package dev.fleetledger.ledger;

/**
 * An event to be appended.
 *
 * @param sequence the stream's next number, as the deciding side knew it: 0 starts a stream
 * @param payload  of a class that has a name in {@link EventTypes}
 */
public record NewEvent(StreamId stream, long sequence, Object payload) {}
