/** Reading and building the JSON trees that objects are kept as. */
@NullMarked
package dev.fleetledger.simulation.json;

import org.jspecify.annotations.NullMarked;
