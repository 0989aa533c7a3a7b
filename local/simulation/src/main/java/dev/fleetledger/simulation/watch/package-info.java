/** Selectors and streams of changes. */
@NullMarked
package dev.fleetledger.simulation.watch;

import org.jspecify.annotations.NullMarked;
