/** Refused commands stand in the ledger too. */
@NullMarked
package dev.fleetledger.command.refusal;

import org.jspecify.annotations.NullMarked;
