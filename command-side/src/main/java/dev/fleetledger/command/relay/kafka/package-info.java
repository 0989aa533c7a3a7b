/** The relay's access to Kafka: sends outbox records, and creates and inspects the clusters' intents topics. */
@NullMarked
package dev.fleetledger.command.relay.kafka;

import org.jspecify.annotations.NullMarked;
