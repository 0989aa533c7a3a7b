/** Decision tables: fleet-wide state that decisions need, written in the transaction of the events. */
@NullMarked
package dev.fleetledger.command.fleet;

import org.jspecify.annotations.NullMarked;
