/** Generates one OpenAPI document for the API of both sides from their code. */
@NullMarked
package dev.fleetledger.description;

import org.jspecify.annotations.NullMarked;
