/** Streams of the ledger as this side reads and writes them. */
@NullMarked
package dev.fleetledger.command.entry;

import org.jspecify.annotations.NullMarked;
