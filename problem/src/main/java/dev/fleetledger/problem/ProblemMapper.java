package dev.fleetledger.problem;

/** Maps refusals to problems. Statuses by RFC 9110; 428 by RFC 6585. */
public final class ProblemMapper {

    private ProblemMapper() {}

    public static Problem toProblem(ProblemException refusal) {
        return new Problem(status(refusal), refusal.code(), refusal.detail(), refusal.remedy(), refusal.extensions());
    }

    private static int status(ProblemException refusal) {
        return switch (refusal) {
            case MalformedRequestException _ -> 400;
            case PermissionMissingException _, SelfApprovalException _ -> 403;
            case NotFoundException _ -> 404;
            case StateConflictException _ -> 409;
            case GoneException _ -> 410;
            case VersionStaleException _ -> 412;
            case RuleViolationException _ -> 422;
            case VersionMissingException _ -> 428;
            case NotImplementedException _ -> 501;
            case UnavailableException _ -> 503;
            case StoredProblemException stored -> stored.problem().status();
        };
    }
}
