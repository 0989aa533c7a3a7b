/** Kafka for tests: an external one or a broker as a child process, with its users. */
@NullMarked
package dev.fleetledger.parts.kafka;

import org.jspecify.annotations.NullMarked;
