package dev.fleetledger.local.story;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.local.LocalFleet;

/** A seeded person with a bearer token, who sends requests through the console's server as scripts do. */
public record Person(LocalFleet fleet, String name) {

    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public ApiResponse get(String path) {
        return send("GET", path, null);
    }

    /** The response waits until every view has projected this position. */
    public ApiResponse getAfter(String position, String path) {
        return send("GET", path, null, "Fleetledger-Min-Position", position);
    }

    public ApiResponse post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public ApiResponse put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    /** Adds a new Idempotency-Key unless the headers contain one. */
    private ApiResponse send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(fleet.console().resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + fleet.token(name).strip())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new ApiResponse(response.statusCode(), response);
        } catch (IOException e) {
            throw new UnavailableException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static final class UnavailableException extends RuntimeException {
        UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
