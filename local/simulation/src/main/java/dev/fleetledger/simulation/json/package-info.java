/** Reads and builds the JSON trees that represent objects. */
@NullMarked
package dev.fleetledger.simulation.json;

import org.jspecify.annotations.NullMarked;
