/** Use case: take back what an entry of the audit records, by the command that is its inverse. */
@NullMarked
package dev.fleetledger.command.undo;

import org.jspecify.annotations.NullMarked;
