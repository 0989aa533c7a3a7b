/** Error responses of the API. */
@NullMarked
package dev.fleetledger.simulation.error;

import org.jspecify.annotations.NullMarked;
