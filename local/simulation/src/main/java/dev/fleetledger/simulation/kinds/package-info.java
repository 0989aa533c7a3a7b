/** The table of kinds that the API serves. */
@NullMarked
package dev.fleetledger.simulation.kinds;

import org.jspecify.annotations.NullMarked;
