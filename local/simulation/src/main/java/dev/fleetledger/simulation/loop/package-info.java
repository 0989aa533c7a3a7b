/** Control loop of the simulated clusters' controllers, and the thread that runs it. */
@NullMarked
package dev.fleetledger.simulation.loop;

import org.jspecify.annotations.NullMarked;
