package dev.fleetledger.local.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends HTTP requests; a response without success status becomes an exception that quotes it. */
public final class HttpCalls {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private HttpCalls() {}

    static HttpRequest.Builder requestTo(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT);
    }

    static String send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new HttpStatusException(request, response);
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpRequest request) {
        return JSON.readTree(send(request));
    }

    /** Returns whether the address responds with a success status now. */
    public static boolean isReady(URI uri) {
        try {
            var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static final class HttpStatusException extends IllegalStateException {

        private final int status;

        HttpStatusException(HttpRequest request, HttpResponse<String> response) {
            super(request.method() + " " + request.uri() + " answered " + response.statusCode() + ": " + response.body());
            this.status = response.statusCode();
        }

        int status() {
            return status;
        }
    }
}
