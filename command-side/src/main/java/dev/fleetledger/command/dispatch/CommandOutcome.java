package dev.fleetledger.command.dispatch;

import dev.fleetledger.command.message.CommandResult;

/**
 * Result of an accepted command.
 *
 * @param replayed whether it is the stored result of an earlier request with the same idempotency key
 */
public record CommandOutcome<R extends CommandResult>(R result, boolean replayed) {

    /** Metadata entry of a replayed result message. */
    public static final String REPLAYED = "replayed";
}
