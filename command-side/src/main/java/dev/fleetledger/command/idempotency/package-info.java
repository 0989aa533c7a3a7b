/** Idempotency keys: a repeated request is executed once and gets the same response. */
@NullMarked
package dev.fleetledger.command.idempotency;

import org.jspecify.annotations.NullMarked;
