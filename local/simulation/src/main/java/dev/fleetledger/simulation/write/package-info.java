/** Creates, changes and deletes objects, for the API and for the controllers. */
@NullMarked
package dev.fleetledger.simulation.write;

import org.jspecify.annotations.NullMarked;
