/** Use case: accept a ledger that was restored from an older backup, so that the hub continues with it. */
@NullMarked
package dev.fleetledger.command.hub;

import org.jspecify.annotations.NullMarked;
