package dev.fleetledger.problem;

import java.util.Map;

/** The object was changed since the caller read it. */
public final class VersionStaleException extends ProblemException {

    /** @param version the current one */
    public VersionStaleException(long version) {
        super("VersionIsStale", "It is at version " + version + " by now.", "Read it again, look at what changed, and send the new ETag.",
                Map.of("version", version));
    }
}
