/** Reads an entry of the audit from the ledger, for those who may see it. */
@NullMarked
package dev.fleetledger.command.undo.entry;

import org.jspecify.annotations.NullMarked;
