package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.databind.JsonNode;

/** An HTTP response that is sent as a whole. */
record ApiResponse(int code, String contentType, byte[] body, List<String> warnings) {
    static ApiResponse json(int code, JsonNode body) {
        return new ApiResponse(code, "application/json", body.toString().getBytes(StandardCharsets.UTF_8), List.of());
    }

    static ApiResponse text(int code, String body) {
        return new ApiResponse(code, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), List.of());
    }

    ApiResponse withWarnings(List<String> texts) {
        return new ApiResponse(code, contentType, body, texts);
    }

    void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        warnings.forEach(text -> exchange.getResponseHeaders().add("Warning", "299 - \"" + text.replace("\"", "\\\"") + "\""));
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
