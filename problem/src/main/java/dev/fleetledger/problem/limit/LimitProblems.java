package dev.fleetledger.problem.limit;

import java.time.Duration;
import java.util.Map;

import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.UnavailableException;

/** The problems of requests that occupy too much. */
final class LimitProblems {

    static final Problem TOO_MANY_AT_ONCE = new Problem(429, "TooManyRequests",
            "Too many of your requests are being answered at this moment.", "Wait for the answers of earlier requests.", retryAfter(Duration.ofSeconds(1)));

    private LimitProblems() {}

    static UnavailableException tooManyBodies() {
        return new UnavailableException("TooManyBodies", "Requests of others occupy what there is room for.",
                "Try again in a moment, with the same Idempotency-Key.", Duration.ofSeconds(2));
    }

    static Problem tooFast(Duration wait) {
        return new Problem(429, "TooManyRequests", "You send more requests per second than are answered for one person.",
                "Send fewer, or pause for as long as Retry-After says.", retryAfter(wait));
    }

    /** Whole seconds, rounded up. */
    private static Map<String, Object> retryAfter(Duration wait) {
        return Map.of("retryAfter", wait.plusNanos(999_999_999).toSeconds());
    }
}
