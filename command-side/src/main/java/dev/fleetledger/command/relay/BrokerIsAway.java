package dev.fleetledger.command.relay;

/** Nobody can be reached: wait and begin the batch again, instead of parking every cluster. */
final class BrokerIsAway extends RuntimeException {

    BrokerIsAway(String why) {
        super(why);
    }
}
