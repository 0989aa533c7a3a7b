package dev.fleetledger.command.rule;

import java.util.LinkedHashMap;
import java.util.Map;

/** State conflict: the aggregate's state forbids the command. The rule's name, a sentence, becomes the response's code unchanged. */
public final class StateForbids extends RuntimeException {

    private final String rule;
    private final String remedy;
    private final transient Map<String, Object> more;

    /** @param remedy what to do instead */
    public StateForbids(String rule, String message, String remedy) {
        this(rule, message, remedy, Map.of());
    }

    private StateForbids(String rule, String message, String remedy, Map<String, Object> more) {
        super(message);
        this.rule = rule;
        this.remedy = remedy;
        this.more = more;
    }

    /** Adds a member to the response that helps the caller to continue. */
    public StateForbids with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put(name, value);
        return new StateForbids(rule, String.valueOf(getMessage()), remedy, all);
    }

    public String rule() {
        return rule;
    }

    public String remedy() {
        return remedy;
    }

    public Map<String, Object> more() {
        return more;
    }
}
