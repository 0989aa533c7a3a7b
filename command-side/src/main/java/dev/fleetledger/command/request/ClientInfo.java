package dev.fleetledger.command.request;

import org.jspecify.annotations.Nullable;

/**
 * Origin of a request.
 *
 * @param address     the client's address, as far as it can be trusted
 * @param agent       the client's User-Agent, truncated
 * @param correlation the client's correlation id
 */
public record ClientInfo(String address, @Nullable String agent, @Nullable String correlation, TraceContext trace) {}
