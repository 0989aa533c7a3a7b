package dev.fleetledger.command.request;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.Meta;

/**
 * One request to change something.
 *
 * @param command id of the command that it becomes
 * @param action  what the ledger calls it, e.g. {@code draft.submit}
 * @param key     of the caller's choice: the same again is answered the same
 */
public record Request(UUID command, String action, Actor actor, Line line, @Nullable String key, @Nullable IfMatch ifMatch,
        Reason reason, Source source, Body body, Notes notes) {

    /** The request line. */
    public record Line(String method, String path) {}

    /** Before it is known what it asks for. */
    public static Request read(UUID command, Actor actor, Line line, @Nullable String key, @Nullable String ifMatch,
            @Nullable String reason, Source source, Body body) {
        return new Request(command, "", actor, line, key, ifMatch == null ? null : new IfMatch(ifMatch), new Reason(reason), source, body,
                new Notes());
    }

    /** The same request under the name of what it asks for, known once it has been routed. */
    public Request asking(String named) {
        return new Request(command, named, actor, line, key, ifMatch, reason, source, body, notes);
    }

    /** The one version that the caller must have seen. */
    public void mustHaveSeen(long version) {
        IfMatch.check(ifMatch, version);
    }

    /** What every event of this command carries. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(Meta.ACTOR, actor.subject());
        metadata.put(Meta.ACTION, action);
        metadata.put(Meta.COMMAND, command.toString());
        metadata.put(Meta.ADDRESS, source.address());
        metadata.put(Meta.TRACEPARENT, source.trace().traceparent());
        putIfSaid(metadata, Meta.ROLES, notes.roles());
        putIfSaid(metadata, Meta.REASON, notes.reason());
        putIfSaid(metadata, Meta.USER_AGENT, source.agent());
        putIfSaid(metadata, Meta.CORRELATION, source.correlation());
        return Map.copyOf(metadata);
    }

    private static void putIfSaid(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            metadata.put(key, value);
        }
    }
}
