package dev.fleetledger.console.problem;

import java.time.Duration;

import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.ProblemMapper;
import dev.fleetledger.problem.UnavailableException;
import dev.fleetledger.problem.http.ProblemReportValve;
import dev.fleetledger.problem.http.ServerProblems;

/** The problems that the console itself responds with. */
public final class ConsoleProblems {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    public static final Problem NOT_SIGNED_IN = new Problem(401, "NotSignedIn",
            "The request has neither a valid bearer token nor a session.",
            "Sign in, or send Authorization: Bearer with a token of the identity provider.");
    public static final Problem SESSION_IS_OVER = new Problem(401, "SessionIsOver",
            "The identity provider no longer renews this session.", "Sign in again; drafts are kept.");
    public static final Problem HEADER_IS_MISSING = new Problem(403, "ConsoleHeaderIsMissing",
            "A change by a session needs the header X-Console: 1, which no other site can send.",
            "Make the change in the console, or send a bearer token instead of a session.");
    public static final Problem PATH_IS_UNKNOWN = new Problem(404, "PathIsUnknown",
            "Neither the console nor the interface has this path.", "Look the path up in GET /api/v1/openapi.json.");
    public static final Problem SIDE_IS_UNREACHABLE = unavailable("UpstreamUnavailable",
            "The service that answers this request can't be reached.",
            "Try again in a few seconds, with the same Idempotency-Key if it was a change.");
    public static final Problem ISSUER_IS_UNREACHABLE = unavailable("IssuerUnavailable",
            "The identity provider, whose keys verify the token, can't be reached.", "Try again in a few seconds.");
    public static final Problem SESSIONS_ARE_UNREACHABLE = unavailable("SessionStoreUnavailable",
            "The database, where the sessions are stored, can't be reached.",
            "Try again in a few seconds; a bearer token needs no session.");

    private ConsoleProblems() {}

    /** Returns the problem that is closest to a status chosen by other code. */
    static Problem of(int status) {
        if (status == 404) {
            return PATH_IS_UNKNOWN;
        }
        Problem failed = ServerProblems.INTERNAL_ERROR;
        return status < 500 ? ProblemReportValve.problem(status) : new Problem(status, failed.code(), failed.detail(), failed.remedy());
    }

    private static Problem unavailable(String code, String detail, String remedy) {
        return ProblemMapper.toProblem(new UnavailableException(code, detail, remedy, RETRY_AFTER));
    }
}
