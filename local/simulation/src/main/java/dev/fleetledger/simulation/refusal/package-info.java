/** Error responses of the API. */
@NullMarked
package dev.fleetledger.simulation.refusal;

import org.jspecify.annotations.NullMarked;
