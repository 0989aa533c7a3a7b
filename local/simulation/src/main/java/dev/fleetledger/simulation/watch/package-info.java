/** Selectors and watches. */
@NullMarked
package dev.fleetledger.simulation.watch;

import org.jspecify.annotations.NullMarked;
