package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.schema.FieldType;
import dev.fleetledger.simulation.schema.Protobuf;

/** A request with its path segments, without the prefix that selects the cluster. */
record Request(HttpExchange exchange, List<String> path, Map<String, String> query) {
    static final String APPLY = "application/apply-patch+yaml";
    /**
     * An apply body is parsed as YAML, which has no escaped surrogates: characters outside the basic plane must be written unescaped.
     */
    private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");
    private static final int MAX_BODY_BYTES = 3 * 1024 * 1024;

    static Request of(HttpExchange exchange) {
        List<String> segments = Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                .filter(segment -> !segment.isEmpty()).map(Request::decode).toList();
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            query.put(decode(nameAndValue[0]), nameAndValue.length > 1 ? decode(nameAndValue[1]) : "");
        }
        return new Request(exchange, segments, query);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Request withoutPrefix(int segments) {
        return new Request(exchange, path.subList(segments, path.size()), query);
    }

    boolean startsWith(String... segments) {
        return path.size() >= segments.length && path.subList(0, segments.length).equals(List.of(segments));
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String param(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isSet(String name) {
        String value = query.get(name);
        return value != null && !value.equals("false") && !value.equals("0");
    }

    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    String contentType() {
        return header("Content-Type").split(";")[0].trim();
    }

    /** {@code type} is the expected type of the body, for formats that do not contain field names. */
    JsonNode body(FieldType.Struct type) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw ApiStatusException.of(413, "RequestEntityTooLarge", "Request entity too large: limit is " + MAX_BODY_BYTES);
        }
        if (bytes.length == 0 && !method().equals("DELETE")) {
            throw ApiErrors.badRequest("couldn't get version/kind; json parse error: unexpected end of JSON input");
        }
        if (bytes.length == 0) {
            return Json.object();
        }
        if (Protobuf.isProtobuf(bytes)) {
            return Protobuf.read(bytes, type);
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
            if (contentType().equals(APPLY) && SURROGATE.matcher(text).find()) {
                throw ApiErrors.badRequest("error decoding YAML: error converting YAML to JSON: yaml: found invalid Unicode character "
                        + "escape code");
            }
            return text.startsWith("{") || text.startsWith("[") ? Json.MAPPER.readTree(text) : Yaml.MAPPER.readTree(text);
        } catch (CharacterCodingException | JacksonException unreadable) {
            throw ApiErrors.badRequest("error decoding body: " + unreadable.getMessage());
        }
    }

    /** A holder class, loaded with the first YAML body. */
    private static final class Yaml {
        private static final YAMLMapper MAPPER = YAMLMapper.builder().build();
    }
}
