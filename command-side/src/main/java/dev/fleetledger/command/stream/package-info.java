/** Event streams of the ledger, as the command side reads and appends them. */
@NullMarked
package dev.fleetledger.command.stream;

import org.jspecify.annotations.NullMarked;
