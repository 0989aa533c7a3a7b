package dev.fleetledger.problem.http;

import java.time.Duration;

import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.ProblemMapper;
import dev.fleetledger.problem.UnavailableException;

/** Problems that every service responds with in the same words. */
public final class ServerProblems {

    public static final Problem REQUEST_IS_INCOMPLETE = new Problem(408, "RequestIsIncomplete",
            "The request did not arrive completely in time.",
            "Send it again without pauses, over a faster connection if need be.");
    public static final Problem BODY_TOO_LARGE = new Problem(413, "BodyIsTooLarge", "The body has more than 1 MiB.", "Send at most 1 MiB.");
    public static final Problem INTERNAL_ERROR = new Problem(500, "InternalError", "Fleetledger failed to answer this request.",
            "Report it to whoever runs Fleetledger, with the traceId: its log tells the cause.");

    /** The request has not been read, so nothing was done. */
    public static final Problem SERVICE_IS_STOPPING = ProblemMapper.toProblem(new UnavailableException("ServiceIsStopping",
            "This instance of the service is stopping.",
            "Try again in a few seconds, with the same Idempotency-Key if it was a change.", Duration.ofSeconds(2)));

    private ServerProblems() {}
}
