package dev.fleetledger.problem;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A problem by RFC 9457 with this interface's members, before it is bound to a request.
 *
 * @param code       name of the violated rule or state, worded as a sentence
 * @param remedy     what the caller can do
 * @param extensions further members, such as {@code violations}, {@code missing}, {@code version} and {@code retryAfter} (in seconds)
 */
public record Problem(int status, String code, String detail, String remedy, Map<String, Object> extensions) {

    private static final Set<Integer> DECISIONS = Set.of(403, 409, 412, 422);

    public Problem(int status, String code, String detail, String remedy) {
        this(status, code, detail, remedy, Map.of());
    }

    /** Whether it results from a decision on a well-formed command: such a refusal is recorded in the ledger. */
    public boolean isDecision() {
        return DECISIONS.contains(status);
    }

    /** Current version of the object, sent as ETag. */
    public @Nullable Long version() {
        return extensions.get("version") instanceof Number number ? (Long) number.longValue() : null;
    }

    /** Seconds until a retry is useful. */
    public @Nullable Long retryAfter() {
        return extensions.get("retryAfter") instanceof Number number ? (Long) number.longValue() : null;
    }

    /** The code as a sentence: NameIsTaken → Name is taken. */
    public String title() {
        String words = code.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
