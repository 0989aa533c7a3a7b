/** The objects of one cluster, their revisions and the journal that persists them. */
@NullMarked
package dev.fleetledger.simulation.store;

import org.jspecify.annotations.NullMarked;
