package dev.fleetledger.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refused request: what is wrong, by a code, and what the caller can do about it. Each subclass is one reason to refuse, and
 * {@link ProblemMapper} knows them all. It has no stack trace because it is not a fault.
 */
public abstract sealed class ProblemException extends RuntimeException permits GoneException, MalformedRequestException,
        NotFoundException, NotImplementedException, PermissionMissingException, RuleViolationException, SelfApprovalException,
        StateConflictException, StoredProblemException, UnavailableException, VersionMissingException, VersionStaleException {

    private final String code;
    private final String remedy;
    private final transient Map<String, Object> extensions;

    /**
     * @param code       name of the violated rule or state, worded as a sentence
     * @param extensions further members of the problem document, in their order
     */
    ProblemException(String code, String detail, String remedy, Map<String, ?> extensions) {
        super(detail, null, false, false);
        this.code = code;
        this.remedy = remedy;
        this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    public final String code() {
        return code;
    }

    public final String detail() {
        return String.valueOf(getMessage());
    }

    public final String remedy() {
        return remedy;
    }

    public final Map<String, Object> extensions() {
        return extensions;
    }
}
