package dev.fleetledger.command.relay;

/** The broker is unavailable: the batch is retried as a whole, and no cluster's records are parked. */
final class BrokerIsAway extends RuntimeException {

    BrokerIsAway(String why) {
        super(why);
    }
}
