package dev.fleetledger.command.question;

import java.time.Instant;
import java.util.UUID;

import dev.fleetledger.ledger.NewEvent;

/**
 * A question that is about to be asked: its event is the caller's to append, in the transaction in which the question was made.
 *
 * @param expiresAt no answer counts that comes later
 */
public record Asking(UUID question, Instant expiresAt, NewEvent event) {}
