package dev.fleetledger.query.projection;

import java.util.List;

/** Projects events into rows. It gets each event once, in the ledger's order, and uses no clock but the event's timestamp. */
public interface EventProjection {

    /** Loads the rows that the events will change, with one query per kind. */
    void prepare(List<ProjectedEvent> events, ViewBatch viewBatch);

    void apply(ProjectedEvent event, ViewBatch viewBatch);
}
