package dev.fleetledger.command.relay;

import java.util.List;

import dev.fleetledger.ledger.Recorded;

/** Updates a table from the ledger before the events are sent to Kafka. Receives every event at least once, in order. */
public interface LedgerFollower {

    void follow(List<Recorded> events);
}
