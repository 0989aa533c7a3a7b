package dev.fleetledger.query.fold;

import java.util.List;

/** Projects events into rows. It gets each event once, in the ledger's order, and uses no clock but the event's timestamp. */
public interface Fold {

    /** Loads the rows that the events will change, with one query per kind. */
    void prepare(List<LedgerEvent> events, Batch batch);

    void fold(LedgerEvent event, Batch batch);
}
