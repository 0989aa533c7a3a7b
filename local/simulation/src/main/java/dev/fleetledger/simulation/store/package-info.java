/** Objects of one cluster, their revisions and the journal that keeps them. */
@NullMarked
package dev.fleetledger.simulation.store;

import org.jspecify.annotations.NullMarked;
