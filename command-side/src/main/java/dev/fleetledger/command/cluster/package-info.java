/** A cluster of the fleet, decided without I/O. */
@NullMarked
package dev.fleetledger.command.cluster;

import org.jspecify.annotations.NullMarked;
