/** Relay of intents and questions to Kafka: in the ledger's order, at least once, with failures isolated per cluster. */
@NullMarked
package dev.fleetledger.command.relay;

import org.jspecify.annotations.NullMarked;
