/** Types of fields: what is a list by key, what is atomic; derived from the OpenAPI description of a real server. */
@NullMarked
package dev.fleetledger.simulation.schema;

import org.jspecify.annotations.NullMarked;
