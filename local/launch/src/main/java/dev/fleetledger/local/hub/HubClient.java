package dev.fleetledger.local.hub;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Client of the public API of command side and query side, with one person's token. */
public final class HubClient {

    private final URI commandSide;
    private final URI querySide;
    private final Supplier<String> token;

    /** @param token returns a token that is valid now */
    public HubClient(URI commandSide, URI querySide, Supplier<String> token) {
        this.commandSide = commandSide;
        this.querySide = querySide;
        this.token = token;
    }

    /** Returns the items of all pages of a list. */
    Set<JsonNode> list(String path) {
        return list(path, "");
    }

    /** @param query parameters, each with a leading {@code &} */
    Set<JsonNode> list(String path, String query) {
        Set<JsonNode> items = new LinkedHashSet<>();
        @Nullable String cursor = null;
        do {
            var page = get(path + "?limit=200" + query + (cursor == null ? "" : "&cursor=" + cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("next").isString() ? page.path("next").asString() : null;
        } while (cursor != null);
        return items;
    }

    JsonNode get(String path) {
        return HttpCalls.json(HttpCalls.requestTo(querySide.resolve(path)).header("Authorization", "Bearer " + token.get()).build());
    }

    /** @param key idempotency key: a repeat with the same key and body gets the stored response */
    String post(String path, Map<String, ?> body, String key) {
        return HttpCalls.send(command(path, key).POST(BodyPublishers.ofString(HttpCalls.JSON.writeValueAsString(body))).build());
    }

    /** @param version that the document was read in */
    void put(String path, JsonNode document, long version, String key) {
        HttpCalls.send(command(path, key).header("If-Match", "\"" + version + "\"")
                .PUT(BodyPublishers.ofString(HttpCalls.JSON.writeValueAsString(document))).build());
    }

    private HttpRequest.Builder command(String path, String key) {
        return HttpCalls.requestTo(commandSide.resolve(path))
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key);
    }
}
