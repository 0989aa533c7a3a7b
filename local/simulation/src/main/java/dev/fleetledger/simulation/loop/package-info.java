@NullMarked
package dev.fleetledger.simulation.loop;

import org.jspecify.annotations.NullMarked;
