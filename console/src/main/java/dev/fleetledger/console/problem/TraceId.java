package dev.fleetledger.console.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The trace that a request belongs to, by W3C Trace Context. */
final class TraceId {

    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceId() {
    }

    static @Nullable String of(@Nullable String traceparent) {
        if (traceparent == null) {
            return null;
        }
        Matcher matcher = PARENT.matcher(traceparent);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
