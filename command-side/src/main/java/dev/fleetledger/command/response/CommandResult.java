package dev.fleetledger.command.response;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Result of an accepted command: the id, version and further members of the response body, and the position of its last event. */
public record CommandResult(Object id, long version, String position, Map<String, Object> extensions, @Nullable String location) {

    public CommandResult(Object id, long version, String position) {
        this(id, version, position, Map.of(), null);
    }

    public CommandResult with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(extensions);
        all.put(name, value);
        return new CommandResult(id, version, position, all, location);
    }

    public CommandResult withLocation(String path) {
        return new CommandResult(id, version, position, extensions, path);
    }
}
