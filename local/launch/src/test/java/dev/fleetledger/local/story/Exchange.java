package dev.fleetledger.local.story;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

/**
 * A request that was sent, and what came of it.
 *
 * @param request method and path
 * @param status  0 if there was no answer
 * @param content the answer's body, or why there was none
 */
public record Exchange(String request, Instant sentAt, Instant endedAt, int status, String content) {

    static Exchange of(HttpRequest request, Instant sentAt, HttpResponse<String> response) {
        return new Exchange(describe(request), sentAt, Instant.now(), response.statusCode(), response.body());
    }

    static Exchange failed(HttpRequest request, Instant sentAt, IOException failure) {
        return new Exchange(describe(request), sentAt, Instant.now(), 0, failure.toString());
    }

    private static String describe(HttpRequest request) {
        return request.method() + " " + request.uri().getRawPath();
    }

    /** Whether the server is to blame: there is no answer, or one that says so. */
    public boolean isServerError() {
        return status == 0 || status >= 500;
    }
}
