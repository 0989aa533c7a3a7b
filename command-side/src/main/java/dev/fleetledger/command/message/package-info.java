/** Commands as messages: domain values in the payload; actor, reason, source and idempotency key in the metadata. */
@NullMarked
package dev.fleetledger.command.message;

import org.jspecify.annotations.NullMarked;
