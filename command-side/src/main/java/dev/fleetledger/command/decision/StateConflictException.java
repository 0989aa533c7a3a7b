package dev.fleetledger.command.decision;

import java.util.LinkedHashMap;
import java.util.Map;

/** State conflict: the aggregate's state forbids the command. The rule's name, a sentence, becomes the response's code unchanged. */
public final class StateConflictException extends RuntimeException {

    private final String rule;
    private final String remedy;
    private final transient Map<String, Object> extensions;

    /** @param remedy what to do instead */
    public StateConflictException(String rule, String message, String remedy) {
        this(rule, message, remedy, Map.of());
    }

    private StateConflictException(String rule, String message, String remedy, Map<String, Object> extensions) {
        super(message);
        this.rule = rule;
        this.remedy = remedy;
        this.extensions = extensions;
    }

    /** Adds a member to the response that helps the caller to continue. */
    public StateConflictException with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(extensions);
        all.put(name, value);
        return new StateConflictException(rule, String.valueOf(getMessage()), remedy, all);
    }

    public String rule() {
        return rule;
    }

    public String remedy() {
        return remedy;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
