package dev.fleetledger.parts.kafka;

/** A running Kafka. */
interface Broker extends AutoCloseable {

    /** Returns the addresses at which clients connect first. */
    String bootstrap();

    @Override
    void close();

    /** A Kafka that others run; it keeps running when closed. */
    record External(String bootstrap) implements Broker {

        @Override
        public void close() {
            // Not ours to stop.
        }
    }
}
