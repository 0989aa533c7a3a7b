/** HTTP in front of it all: routes, discovery, tables, refusals. */
@NullMarked
package dev.fleetledger.simulation.api;

import org.jspecify.annotations.NullMarked;
