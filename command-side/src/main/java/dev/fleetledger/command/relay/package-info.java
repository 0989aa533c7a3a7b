/** Hands what is wanted to Kafka: in the ledger's order, everything at least once, one cluster's trouble apart from the others. */
@NullMarked
package dev.fleetledger.command.relay;

import org.jspecify.annotations.NullMarked;
