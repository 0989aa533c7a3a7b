/** Records refused commands in the ledger. */
@NullMarked
package dev.fleetledger.command.refusal;

import org.jspecify.annotations.NullMarked;
