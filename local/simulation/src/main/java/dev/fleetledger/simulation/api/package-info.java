/** The HTTP interface: routes, discovery, tables, error responses. */
@NullMarked
package dev.fleetledger.simulation.api;

import org.jspecify.annotations.NullMarked;
