/** Server-side apply: who owns which field. */
@NullMarked
package dev.fleetledger.simulation.apply;

import org.jspecify.annotations.NullMarked;
