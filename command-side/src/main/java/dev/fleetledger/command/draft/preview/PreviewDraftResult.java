package dev.fleetledger.command.draft.preview;

import java.time.Instant;
import java.util.UUID;

import dev.fleetledger.command.message.CommandResult;

/**
 * Result of a preview request: the question that the targets are asked.
 *
 * @param expiresAt end of the time in which they can answer
 */
record PreviewDraftResult(String id, UUID question, Instant expiresAt, long version, String position) implements CommandResult {}
