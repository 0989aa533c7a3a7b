package dev.fleetledger.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an event without its payload, which may be large.
 *
 * @param name    the event's name, e.g. {@code workload.revised}
 * @param command id of the command that appended it; absent in events of a version that stored none
 */
public record EventOutline(Position position, StreamId stream, long sequence, String name, @Nullable String command) {}
