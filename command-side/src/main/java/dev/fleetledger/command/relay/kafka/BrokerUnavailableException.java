package dev.fleetledger.command.relay.kafka;

/** The broker is unavailable: the batch is retried as a whole, and no cluster's records are parked. */
final class BrokerUnavailableException extends RuntimeException {

    BrokerUnavailableException(String message) {
        super(message);
    }
}
