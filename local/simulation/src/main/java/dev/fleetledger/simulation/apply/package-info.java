/** Server-side apply: field ownership, conflicts and merging. */
@NullMarked
package dev.fleetledger.simulation.apply;

import org.jspecify.annotations.NullMarked;
