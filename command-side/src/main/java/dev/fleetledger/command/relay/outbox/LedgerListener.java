package dev.fleetledger.command.relay.outbox;

import java.util.List;

import dev.fleetledger.ledger.RecordedEvent;

/** Updates a table from the ledger before the events are sent to Kafka. Receives every event at least once, in order. */
public interface LedgerListener {

    void onEvents(List<RecordedEvent> events);
}
