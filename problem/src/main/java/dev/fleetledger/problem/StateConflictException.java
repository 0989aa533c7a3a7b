package dev.fleetledger.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/** The state of an aggregate, or of something beside it, forbids the command. */
public final class StateConflictException extends ProblemException {

    /** @param remedy what to do instead */
    public StateConflictException(String code, String detail, String remedy) {
        this(code, detail, remedy, Map.of());
    }

    private StateConflictException(String code, String detail, String remedy, Map<String, Object> extensions) {
        super(code, detail, remedy, extensions);
    }

    /** Adds a member to the problem that helps the caller to continue. */
    public StateConflictException with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(extensions());
        all.put(name, value);
        return new StateConflictException(code(), detail(), remedy(), all);
    }
}
