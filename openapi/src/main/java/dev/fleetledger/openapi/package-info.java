/** Generates one OpenAPI document for the API of both sides from their code. */
@NullMarked
package dev.fleetledger.openapi;

import org.jspecify.annotations.NullMarked;
