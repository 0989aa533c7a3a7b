package dev.fleetledger.command.answer;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Result of an accepted command: the id, version and further members of the response body, and the position of its last event. */
public record Outcome(Object id, long version, String position, Map<String, Object> more, @Nullable String location) {

    public Outcome(Object id, long version, String position) {
        this(id, version, position, Map.of(), null);
    }

    public Outcome with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put(name, value);
        return new Outcome(id, version, position, all, location);
    }

    public Outcome at(String path) {
        return new Outcome(id, version, position, more, path);
    }
}
