/** Validation of objects. */
@NullMarked
package dev.fleetledger.simulation.validation;

import org.jspecify.annotations.NullMarked;
