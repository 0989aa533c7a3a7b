/** The one way an object is created, changed and removed. */
@NullMarked
package dev.fleetledger.simulation.write;

import org.jspecify.annotations.NullMarked;
