/** Defaults that a server writes into objects. */
@NullMarked
package dev.fleetledger.simulation.defaults;

import org.jspecify.annotations.NullMarked;
