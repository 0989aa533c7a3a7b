package dev.fleetledger.query.web;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.access.MissingRight;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private final int status;
    private final String code;
    private final String remedy;
    private final transient @Nullable List<MissingRight> missing;
    private final transient Map<String, String> headers;

    public ProblemException(int status, String code, String detail, String remedy) {
        this(status, code, detail, remedy, null, Map.of());
    }

    private ProblemException(int status, String code, String detail, String remedy, @Nullable List<MissingRight> missing,
            Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.remedy = remedy;
        this.missing = missing;
        this.headers = headers;
    }

    /** The same problem whether the object doesn't exist or is not visible to the reader. */
    public static ProblemException notFound(String what) {
        return new ProblemException(404, "NotFound", "There is no such " + what + ", or you may not see it.",
                "Check the id, or ask for a role there.");
    }

    public static ProblemException invalidParameter(String name, String remedy) {
        return new ProblemException(400, "FilterIsInvalid", "The value of '" + name + "' can't be understood.", remedy);
    }

    /** @param instead what the caller can do until it is implemented */
    public static ProblemException notImplemented(String what, String instead) {
        return new ProblemException(501, "NotImplemented", what + " is described, and not built yet.", instead);
    }

    /** A draft whose patches don't apply can be read, but not rendered. */
    public static ProblemException patchDoesNotApply() {
        return new ProblemException(422, "PatchDoesNotApply", "The patches of the draft's overrides don't fit its DaemonSet.",
                "Compare their paths with the manifest.");
    }

    public static ProblemException forbidden(List<MissingRight> missing) {
        return new ProblemException(403, "PermissionIsMissing", "You may not do this.", "Ask for one of the missing roles.", missing,
                Map.of());
    }

    /** Problem with status 503: the caller should retry after five seconds. */
    public static ProblemException unavailable(String code, String detail, String remedy) {
        return new ProblemException(503, code, detail, remedy, null, Map.of("Retry-After", "5"));
    }

    static ProblemException databaseUnavailable() {
        return new ProblemException(503, "DatabaseUnavailable", "The views can't be read at the moment.", "Ask again.", null,
                Map.of("Retry-After", "5"));
    }

    public static ProblemException viewsBehind(String position) {
        return new ProblemException(503, "ReadModelIsBehind", "The views have not passed position " + position + " in time.", "Ask again.",
                null,
                Map.of("Retry-After", "1"));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    String remedy() {
        return remedy;
    }

    @Nullable List<MissingRight> missing() {
        return missing;
    }

    Map<String, String> headers() {
        return headers;
    }
}
