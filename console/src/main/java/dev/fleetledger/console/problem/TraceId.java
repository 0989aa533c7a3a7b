package dev.fleetledger.console.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Trace id of a request, by W3C Trace Context. */
final class TraceId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceId() {
    }

    /** Returns the caller's trace id, or a new one, so that every problem can be referred to. */
    static String of(@Nullable String traceparent) {
        Matcher matcher = PARENT.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches() ? matcher.group(1) : generate();
    }

    private static String generate() {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
