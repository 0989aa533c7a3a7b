package dev.fleetledger.command.response;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;

/**
 * HTTP response of a command, as sent and as stored for requests with the same idempotency key.
 *
 * @param version       version of the aggregate, sent as ETag
 * @param position      position of the command's last event; absent when there is none
 * @param location      path of a created resource
 * @param hasCredential the body contains a credential: it is returned once and never stored
 */
public record CommandResponse(int status, String type, String body, @Nullable Long version, @Nullable String position,
        @Nullable String location,
        @Nullable Long retryAfter, boolean hasCredential) {

    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";
    public static final String YAML = "text/yaml;charset=UTF-8";

    public static CommandResponse of(int status, CommandResult commandResult) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", commandResult.id());
        body.putAll(commandResult.extensions());
        body.put("version", commandResult.version());
        body.put("position", commandResult.position());
        return new CommandResponse(status, JSON, json(body), commandResult.version(), commandResult.position(), commandResult.location(),
                null, false);
    }

    /** Response with a credential document as its body. Version and position are sent only as headers. */
    public static CommandResponse withCredential(String yaml, CommandResult commandResult) {
        return new CommandResponse(200, YAML, yaml, commandResult.version(), commandResult.position(), null, null, true);
    }

    public static String json(Object value) {
        return ContractJson.MAPPER.writeValueAsString(value);
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
