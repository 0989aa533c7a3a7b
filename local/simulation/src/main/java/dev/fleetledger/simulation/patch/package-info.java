/** JSON, merge and strategic merge patches. */
@NullMarked
package dev.fleetledger.simulation.patch;

import org.jspecify.annotations.NullMarked;
