package dev.fleetledger.problem;

import java.util.Map;

/** The command needs the version that the caller has seen. */
public final class VersionMissingException extends ProblemException {

    public VersionMissingException() {
        super("IfMatchIsMissing", "The header If-Match is missing. It names the version that you have seen, so that you overwrite "
                + "nobody's change unseen.", "Read it by GET, and send the ETag of the answer, with its quotes: If-Match: \"3\".",
                Map.of());
    }
}
