package dev.fleetledger.command.request;

import org.jspecify.annotations.Nullable;

/**
 * From where it came.
 *
 * @param address     the client's, as far as it can be trusted
 * @param agent       the client's own word for itself, bounded
 * @param correlation the client's own id for what belongs together
 */
public record Source(String address, @Nullable String agent, @Nullable String correlation, Trace trace) {}
