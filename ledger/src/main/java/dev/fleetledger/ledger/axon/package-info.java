/** Axon's event store, event streams and serializers on the ledger's table. */
@NullMarked
package dev.fleetledger.ledger.axon;

import org.jspecify.annotations.NullMarked;
