package dev.fleetledger.problem.http;

import dev.fleetledger.problem.Problem;

/** Problems that every service responds with in the same words. */
public final class ServerProblems {

    public static final Problem REQUEST_IS_INCOMPLETE = new Problem(408, "RequestIsIncomplete",
            "The request didn't arrive completely within its time.", "Send it again at once, over a connection that is fast enough.");
    public static final Problem BODY_TOO_LARGE = new Problem(413, "BodyIsTooLarge", "The body has more than 1 MiB.", "Send less at once.");
    public static final Problem INTERNAL_ERROR = new Problem(500, "InternalError", "This is our fault.", "Report it with the trace id.");

    private ServerProblems() {}
}
