/** The interface of both sides as one OpenAPI document, made from their code. */
@NullMarked
package dev.fleetledger.description;

import org.jspecify.annotations.NullMarked;
