package dev.fleetledger.command.answer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.access.Missing;
import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.rule.Violation;

/** Exception for a rejected request; becomes a problem response with a remedy. It has no stack trace because it is not a fault. */
public final class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final String remedy;
    private final Map<String, Object> more;

    private Problem(int status, String code, String detail, String remedy, Map<String, Object> more) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.remedy = remedy;
        this.more = more;
    }

    /** @param code name of the violated rule or state, worded as a sentence */
    public static Problem of(int status, String code, String detail, String remedy) {
        return new Problem(status, code, detail, remedy, Map.of());
    }

    /** 404 for an object that does not exist or is not visible to the actor; both cases give the same response. */
    public static Problem notFound(String what) {
        return of(404, "NotFound", "There is no such " + what + ", or none that you may see.", "Look the id up in the list.");
    }

    public static Problem misshapen(List<Misshape> misshapes) {
        return of(400, "BodyIsMisshapen", "The body has not the shape that is expected here.", "Send it in the shape of the interface.")
                .with("violations", misshapes.stream().map(Finding::of).toList());
    }

    /** Shape errors in the document of a wizard step. */
    public static Problem misshapen(Step step, List<Misshape> misshapes) {
        return of(400, "BodyIsMisshapen", "The document can't be kept as it is.", "Send it in the shape of the interface.")
                .with("violations", misshapes.stream().map(it -> Finding.of(step, it)).toList());
    }

    public static Problem forbidden(List<Missing> missing) {
        return of(403, "RightIsMissing", "You have not the right to do this in " + missing.stream().map(Missing::cluster).distinct().count()
                + " of the clusters.", "Ask for the missing roles, or leave those clusters out.").with("missing", missing);
    }

    public static Problem ruled(List<Violation> violations) {
        return of(422, "RulesAreBroken", violations.size() == 1 ? "A rule of the wizard is broken." : violations.size() + " rules of the wizard are broken.", "Mend what is listed, and ask again.")
                .with("violations", violations.stream().map(Finding::of).toList());
    }

    /** Adds the current version of the aggregate. */
    public Problem at(long version) {
        return with("version", version);
    }

    public Problem retryAfter(Duration wait) {
        return with("retryAfter", wait.toSeconds());
    }

    public Problem with(String name, Object value) {
        return with(Map.of(name, value));
    }

    public Problem with(Map<String, Object> further) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.putAll(further);
        return new Problem(status, code, String.valueOf(getMessage()), remedy, all);
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
    public Map<String, Object> more() {
        return more;
    }

    public @Nullable Object more(String name) {
        return more.get(name);
    }

    /** Rule violation or shape error, as it appears in the response. */
    public record Finding(@Nullable String step, String pointer, @Nullable String rule, String message, String remedy) {

        public static Finding of(Violation it) {
            return new Finding(it.step().key(), it.pointer(), it.rule(), it.message(), it.remedy());
        }

        static Finding of(Misshape it) {
            return new Finding(null, it.pointer(), null, it.message(), it.remedy());
        }

        static Finding of(Step step, Misshape it) {
            return new Finding(step.key(), it.pointer(), null, it.message(), it.remedy());
        }
    }
}
