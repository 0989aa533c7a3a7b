package dev.fleetledger.command.relay;

import java.util.List;

import dev.fleetledger.ledger.Recorded;

/** Keeps something in step with the ledger, before any of it is handed to Kafka. Sees every event at least once, in order. */
public interface LedgerFollower {

    void follow(List<Recorded> events);
}
