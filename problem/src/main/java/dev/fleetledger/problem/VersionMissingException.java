package dev.fleetledger.problem;

import java.util.Map;

/** The command needs the version that the caller has seen. */
public final class VersionMissingException extends ProblemException {

    public VersionMissingException() {
        super("IfMatchIsMissing", "This changes something that others may have changed meanwhile.",
                "Read it, and send its ETag as If-Match.", Map.of());
    }
}
