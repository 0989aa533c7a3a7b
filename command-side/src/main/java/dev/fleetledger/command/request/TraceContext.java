package dev.fleetledger.command.request;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** W3C trace context: the caller's if valid, else a new one, so that every response and event can be traced. */
public record TraceContext(String traceparent) {

    // https://www.w3.org/TR/trace-context/#traceparent-header; ids of zeros only are invalid.
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    public static TraceContext of(@Nullable String header, RandomGenerator random) {
        return header != null && VALID.matcher(header).matches() ? new TraceContext(header) : generate(random);
    }

    private static TraceContext generate(RandomGenerator random) {
        byte[] trace = new byte[16];
        byte[] span = new byte[8];
        random.nextBytes(trace);
        random.nextBytes(span);
        HexFormat hex = HexFormat.of();
        return new TraceContext("00-" + hex.formatHex(trace) + "-" + hex.formatHex(span) + "-01");
    }

    public String id() {
        return traceparent.substring(3, 35);
    }
}
