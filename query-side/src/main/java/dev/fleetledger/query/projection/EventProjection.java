package dev.fleetledger.query.projection;

/**
 * Projects events into rows, by one {@code @EventHandler} method per type of event. The methods get each event once, in the ledger's order.
 * They find and add rows in the {@link ViewBatch} and use no clock but the event's timestamp. Every implementation is a component in the
 * processing group {@value #GROUP}.
 */
public interface EventProjection {

    String GROUP = "views";

    /** Declares the rows that the handlers look up, so that a batch loads them with one query per kind, before the first handler. */
    void declareRows(RowKeys keys);
}
