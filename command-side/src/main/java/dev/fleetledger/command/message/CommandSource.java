package dev.fleetledger.command.message;

import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from.
 *
 * @param address     the client's address, as far as it can be trusted
 * @param agent       the client's user agent, truncated
 * @param correlation the client's correlation id
 * @param traceparent W3C trace context
 */
public record CommandSource(String address, @Nullable String agent, @Nullable String correlation, String traceparent) {

    /** Position of the trace id in a traceparent: https://www.w3.org/TR/trace-context/#traceparent-header. */
    private static final int TRACE_ID_START = 3;
    private static final int TRACE_ID_END = 35;

    public String traceId() {
        return traceparent.substring(TRACE_ID_START, TRACE_ID_END);
    }
}
