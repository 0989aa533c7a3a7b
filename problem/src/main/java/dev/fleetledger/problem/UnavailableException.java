package dev.fleetledger.problem;

import java.time.Duration;
import java.util.Map;

/** The request can't be answered now; the same request may succeed later. */
public final class UnavailableException extends ProblemException {

    public UnavailableException(String code, String detail, String remedy, Duration retryAfter) {
        super(code, detail, remedy, Map.of("retryAfter", retryAfter.toSeconds()));
    }
}
