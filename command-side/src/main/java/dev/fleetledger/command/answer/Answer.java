package dev.fleetledger.command.answer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;

/**
 * HTTP response of a command, as sent and as stored for requests with the same idempotency key.
 *
 * @param version  version of the aggregate, sent as ETag
 * @param position position of the command's last event; absent when there is none
 * @param location path of a created resource
 * @param secret   the body contains a credential: it is returned once and never stored
 */
public record Answer(int status, String type, String body, @Nullable Long version, @Nullable String position, @Nullable String location,
        @Nullable Long retryAfter, boolean secret) {

    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";
    public static final String YAML = "text/yaml;charset=UTF-8";

    public static Answer of(int status, Outcome outcome) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", outcome.id());
        body.putAll(outcome.more());
        body.put("version", outcome.version());
        body.put("position", outcome.position());
        return new Answer(status, JSON, json(body), outcome.version(), outcome.position(), outcome.location(), null, false);
    }

    /** Response with a credential document as its body. Version and position are sent only as headers. */
    public static Answer secret(String yaml, Outcome outcome) {
        return new Answer(200, YAML, yaml, outcome.version(), outcome.position(), null, null, true);
    }

    public static String json(Object value) {
        return ContractJson.MAPPER.writeValueAsString(value);
    }

    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
