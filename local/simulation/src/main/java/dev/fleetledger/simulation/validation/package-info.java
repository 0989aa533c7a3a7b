/** Objects that a server refuses. */
@NullMarked
package dev.fleetledger.simulation.validation;

import org.jspecify.annotations.NullMarked;
