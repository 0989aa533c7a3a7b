/** Decision tables: what decisions must know of the whole fleet, written in the events' own transaction. */
@NullMarked
package dev.fleetledger.command.fleet;

import org.jspecify.annotations.NullMarked;
