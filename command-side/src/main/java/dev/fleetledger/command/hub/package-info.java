/** Use case: the hub goes on with a ledger that was restored from an older backup. */
@NullMarked
package dev.fleetledger.command.hub;

import org.jspecify.annotations.NullMarked;
