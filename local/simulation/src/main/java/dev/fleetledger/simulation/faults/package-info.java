/** A cluster that is offline or hangs. */
@NullMarked
package dev.fleetledger.simulation.faults;

import org.jspecify.annotations.NullMarked;
