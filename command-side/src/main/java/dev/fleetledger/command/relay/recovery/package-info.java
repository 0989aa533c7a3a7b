/** Recovery of the relay: parked records, lost topics, removed clusters, tombstones of questions, and ledger regressions. */
@NullMarked
package dev.fleetledger.command.relay.recovery;

import org.jspecify.annotations.NullMarked;
