package dev.fleetledger.command.request;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.Meta;

/**
 * Command request.
 *
 * @param command id of the command
 * @param action  name of the action in the ledger, e.g. {@code draft.submit}
 * @param key     idempotency key: a repeated request gets the same response
 */
public record Request(UUID command, String action, Actor actor, Line line, @Nullable String key, @Nullable IfMatch ifMatch,
        Reason reason, Source source, Body body, Notes notes) {

    /** Method and path of the HTTP request. */
    public record Line(String method, String path) {}

    /** Creates the request before its action is known. */
    public static Request read(UUID command, Actor actor, Line line, @Nullable String key, @Nullable String ifMatch,
            @Nullable String reason, Source source, Body body) {
        return new Request(command, "", actor, line, key, ifMatch == null ? null : new IfMatch(ifMatch), new Reason(reason), source, body,
                new Notes());
    }

    /** Returns the same request with its action, which is known after routing. */
    public Request asking(String named) {
        return new Request(command, named, actor, line, key, ifMatch, reason, source, body, notes);
    }

    /** Requires that If-Match names the current version. */
    public void mustHaveSeen(long version) {
        IfMatch.check(ifMatch, version);
    }

    /** Metadata of every event of this command. */
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
