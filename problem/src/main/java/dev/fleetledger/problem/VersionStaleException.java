package dev.fleetledger.problem;

import java.util.Map;

/** The object was changed since the caller read it. */
public final class VersionStaleException extends ProblemException {

    /** @param version the current one */
    public VersionStaleException(long version) {
        super("VersionIsStale", "This was changed since you read it: it is at version " + version + " now.",
                "Read it again, look at what changed, and send the new ETag as If-Match.", Map.of("version", version));
    }
}
