package dev.fleetledger.command.response;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.rule.Violation;

/** Exception for a rejected request; becomes a problem response with a remedy. It has no stack trace because it is not a fault. */
public final class ProblemException extends RuntimeException {

    private final int status;
    private final String code;
    private final String remedy;
    private final Map<String, Object> extensions;

    private ProblemException(int status, String code, String detail, String remedy, Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.remedy = remedy;
        this.extensions = extensions;
    }

    /** @param code name of the violated rule or state, worded as a sentence */
    public static ProblemException of(int status, String code, String detail, String remedy) {
        return new ProblemException(status, code, detail, remedy, Map.of());
    }

    /** 404 for an object that does not exist or is not visible to the actor; both cases give the same response. */
    public static ProblemException notFound(String what) {
        return of(404, "NotFound", "There is no such " + what + ", or none that you may see.", "Look the id up in the list.");
    }

    public static ProblemException malformed(List<ShapeError> shapeErrors) {
        return of(400, "BodyIsMalformed", "The body has not the shape that is expected here.", "Send it in the shape of the interface.")
                .with("violations", shapeErrors.stream().map(ViolationResponse::of).toList());
    }

    /** Shape errors in the document of a wizard step. */
    public static ProblemException malformed(Step step, List<ShapeError> shapeErrors) {
        return of(400, "BodyIsMalformed", "The document can't be kept as it is.", "Send it in the shape of the interface.")
                .with("violations", shapeErrors.stream().map(it -> ViolationResponse.of(step, it)).toList());
    }

    public static ProblemException forbidden(List<MissingRight> missing) {
        return of(403, "PermissionIsMissing", "You have not the right to do this in " + missing.stream().map(MissingRight::cluster)
                .distinct().count()
                + " of the clusters.", "Ask for the missing roles, or leave those clusters out.").with("missing", missing);
    }

    public static ProblemException rulesViolated(List<Violation> violations) {
        return of(422, "ValidationFailed", violations.size() == 1 ? "A rule of the wizard is broken." : violations.size()
                + " rules of the wizard are broken.", "Mend what is listed, and ask again.")
                .with("violations", violations.stream().map(ViolationResponse::of).toList());
    }

    /** Adds the current version of the aggregate. */
    public ProblemException withVersion(long version) {
        return with("version", version);
    }

    public ProblemException retryAfter(Duration wait) {
        return with("retryAfter", wait.toSeconds());
    }

    public ProblemException with(String name, Object value) {
        return with(Map.of(name, value));
    }

    public ProblemException with(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(extensions);
        all.putAll(more);
        return new ProblemException(status, code, String.valueOf(getMessage()), remedy, all);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }

    /** Further members of the problem document. */
    public Map<String, Object> extensions() {
        return extensions;
    }

    public @Nullable Object extension(String name) {
        return extensions.get(name);
    }

    /** Rule violation or shape error, as it appears in the response. */
    public record ViolationResponse(@Nullable String step, String pointer, @Nullable String rule, String message, String remedy) {

        public static ViolationResponse of(Violation it) {
            return new ViolationResponse(it.step().key(), it.pointer(), it.rule(), it.message(), it.remedy());
        }

        static ViolationResponse of(ShapeError it) {
            return new ViolationResponse(null, it.pointer(), null, it.message(), it.remedy());
        }

        static ViolationResponse of(Step step, ShapeError it) {
            return new ViolationResponse(step.key(), it.pointer(), null, it.message(), it.remedy());
        }
    }
}
