package dev.fleetledger.problem.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** W3C trace context: the caller's if valid, else a new one, so that every response and event can be traced. */
public record TraceContext(String traceparent) {

    // https://www.w3.org/TR/trace-context/#traceparent-header; ids of zeros only are invalid.
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final String ATTRIBUTE = TraceContext.class.getName();

    /** The same for every call with one request. */
    public static TraceContext of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof TraceContext known) {
            return known;
        }
        TraceContext traceContext = of(request.getHeader("traceparent"));
        request.setAttribute(ATTRIBUTE, traceContext);
        return traceContext;
    }

    static TraceContext of(@Nullable String header) {
        return header != null && VALID.matcher(header).matches() ? new TraceContext(header) : generate();
    }

    private static TraceContext generate() {
        byte[] trace = new byte[16];
        byte[] span = new byte[8];
        // Ids need not be secret, and a SecureRandom makes all requests wait for one lock.
        ThreadLocalRandom.current().nextBytes(trace);
        ThreadLocalRandom.current().nextBytes(span);
        HexFormat hex = HexFormat.of();
        return new TraceContext("00-" + hex.formatHex(trace) + "-" + hex.formatHex(span) + "-01");
    }

    public String id() {
        return traceparent.substring(3, 35);
    }
}
