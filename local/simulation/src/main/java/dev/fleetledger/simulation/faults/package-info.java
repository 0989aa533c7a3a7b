/** Fault injection: clusters that are offline or hang. */
@NullMarked
package dev.fleetledger.simulation.faults;

import org.jspecify.annotations.NullMarked;
