package dev.fleetledger.problem.http;

import dev.fleetledger.problem.Problem;

/** Problems that every service responds with in the same words. */
public final class ServerProblems {

    public static final Problem REQUEST_IS_INCOMPLETE = new Problem(408, "RequestIsIncomplete",
            "The request did not arrive completely in time.",
            "Send it again without pauses, over a faster connection if need be.");
    public static final Problem BODY_TOO_LARGE = new Problem(413, "BodyIsTooLarge", "The body has more than 1 MiB.", "Send at most 1 MiB.");
    public static final Problem INTERNAL_ERROR = new Problem(500, "InternalError", "Fleetledger failed to answer this request.",
            "Report it to whoever runs Fleetledger, with the traceId: its log tells the cause.");

    private ServerProblems() {}
}
