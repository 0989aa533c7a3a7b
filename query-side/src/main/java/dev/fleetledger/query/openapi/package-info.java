/** The OpenAPI document of the interface. */
@NullMarked
package dev.fleetledger.query.openapi;

import org.jspecify.annotations.NullMarked;
