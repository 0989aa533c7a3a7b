package dev.fleetledger.command.question;

import java.time.Instant;
import java.util.UUID;

import dev.fleetledger.ledger.NewEvent;

/**
 * A question to be asked. The caller appends its event in the transaction in which the question was created.
 *
 * @param expiresAt later answers are rejected
 */
public record PendingQuestion(UUID question, Instant expiresAt, NewEvent event) {}
