/** Outbox of the relay: outbox records made from the ledger, and the tables that decide what is still to be sent. */
@NullMarked
package dev.fleetledger.command.relay.outbox;

import org.jspecify.annotations.NullMarked;
