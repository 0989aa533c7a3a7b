package dev.fleetledger.command.message;

/**
 * Idempotency key of a command: the same caller gets the same answer again.
 *
 * @param fingerprint of the request: a key may not be used for another one
 */
public record IdempotencyKey(String value, String fingerprint) {}
