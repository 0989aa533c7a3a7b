/** What the server says when it says no. */
@NullMarked
package dev.fleetledger.simulation.refusal;

import org.jspecify.annotations.NullMarked;
