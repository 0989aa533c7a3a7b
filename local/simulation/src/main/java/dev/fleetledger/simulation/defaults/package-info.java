/** Defaults that the API server sets on objects. */
@NullMarked
package dev.fleetledger.simulation.defaults;

import org.jspecify.annotations.NullMarked;
