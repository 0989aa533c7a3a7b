package dev.fleetledger.query.fold;

import java.util.List;

/** Makes rows of events. Sees each once, in the ledger's order; knows no clock but the event's. */
public interface Fold {

    /** Loads in one query what the events will touch. */
    void prepare(List<LedgerEvent> events, Batch batch);

    void fold(LedgerEvent event, Batch batch);
}
