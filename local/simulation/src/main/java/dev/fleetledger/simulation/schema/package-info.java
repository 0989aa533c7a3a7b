/** Field types: which lists are merged by key and which are atomic; derived from a real server's OpenAPI description. */
@NullMarked
package dev.fleetledger.simulation.schema;

import org.jspecify.annotations.NullMarked;
