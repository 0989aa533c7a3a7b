package dev.fleetledger.command.request;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.EventMetadata;

/**
 * Command request.
 *
 * @param command id of the command
 * @param action  name of the action in the ledger, e.g. {@code draft.submit}
 * @param key     idempotency key: a repeated request gets the same response
 */
public record CommandRequest(UUID command, String action, Actor actor, RequestLine line, @Nullable String key, @Nullable IfMatch ifMatch,
        ReasonHeader reason, ClientInfo source, Body body, AuditContext audit) {

    /** Method and path of the HTTP request. */
    public record RequestLine(String method, String path) {}

    /** Creates the request before its action is known. */
    public static CommandRequest read(UUID command, Actor actor, RequestLine requestLine, @Nullable String key, @Nullable String ifMatch,
            @Nullable String reason, ClientInfo clientInfo, Body body) {
        return new CommandRequest(command, "", actor, requestLine, key, ifMatch == null ? null : new IfMatch(ifMatch),
                new ReasonHeader(reason), clientInfo, body,
                new AuditContext());
    }

    /** Returns the same request with its action, which is known after routing. */
    public CommandRequest withAction(String newAction) {
        return new CommandRequest(command, newAction, actor, line, key, ifMatch, reason, source, body, audit);
    }

    /** Requires that If-Match names the current version. */
    public void requireVersion(long version) {
        IfMatch.require(ifMatch, version);
    }

    /** Metadata of every event of this command. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(EventMetadata.ACTOR, actor.subject());
        metadata.put(EventMetadata.ACTION, action);
        metadata.put(EventMetadata.COMMAND, command.toString());
        metadata.put(EventMetadata.ADDRESS, source.address());
        metadata.put(EventMetadata.TRACEPARENT, source.trace().traceparent());
        putIfPresent(metadata, EventMetadata.ROLES, audit.roles());
        putIfPresent(metadata, EventMetadata.REASON, audit.reason());
        putIfPresent(metadata, EventMetadata.USER_AGENT, source.agent());
        putIfPresent(metadata, EventMetadata.CORRELATION, source.correlation());
        return Map.copyOf(metadata);
    }

    private static void putIfPresent(Map<String, String> metadata, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            metadata.put(key, value);
        }
    }
}
