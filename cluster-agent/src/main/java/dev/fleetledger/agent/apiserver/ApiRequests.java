package dev.fleetledger.agent.apiserver;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** Sends single HTTP requests and leaves their bodies unchanged. Each response is limited in total time and in size. */
public final class ApiRequests {

    /** Far above the size of any requested page; a larger response would endanger an agent with a small heap. */
    private static final long MOST_BYTES = 8 * 1024 * 1024;
    /** Has no alternation in a loop, which Java evaluates recursively: Pod Security's long warnings would overflow a small stack. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    private final ApiServerConnection serverConnection;
    private final Duration timeout;

    public ApiRequests(ApiServerConnection serverConnection, Duration timeout) {
        this.serverConnection = serverConnection;
        this.timeout = timeout;
    }

    /** @return requests to the same API server with a shorter timeout */
    public ApiRequests withTimeout(Duration shorter) {
        return new ApiRequests(serverConnection, shorter);
    }

    /**
     * For requests subject to admission. An error that names a hanging webhook arrives only after the webhook's timeout, which is 10
     * seconds by default and at most 30 (admissionregistration.k8s.io/v1, timeoutSeconds).
     */
    ApiRequests withWebhookTimeout() {
        return new ApiRequests(serverConnection, timeout.multipliedBy(7).dividedBy(2));
    }

    JsonNode send(String method, String path, @Nullable String type, @Nullable JsonNode body) {
        return sendForResponse(method, path, "application/json", type, body).body();
    }

    /** Returns the response with the API server's warnings. */
    ApiResponse sendForResponse(String method, String path, String accept, @Nullable String type, @Nullable JsonNode body) {
        HttpResponse<byte[]> answer = answer(request(method, path, accept, type, body));
        JsonNode json = parsed(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer, json);
        }
        return new ApiResponse(json, answer.headers().allValues("Warning").stream().map(ApiRequests::text).toList());
    }

    /** @param warnings the texts of the {@code Warning} headers */
    record ApiResponse(JsonNode body, List<String> warnings) {}

    /** Format by RFC 7234: code, agent, quoted text, optional date. */
    private static String text(String warning) {
        Matcher quoted = QUOTED.matcher(warning);
        return quoted.find() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : warning;
    }

    private HttpRequest request(String method, String path, String accept, @Nullable String type, @Nullable JsonNode body) {
        HttpRequest.Builder request = serverConnection.to(path).timeout(timeout).header("Accept", accept);
        if (type != null && body != null) {
            request.header("Content-Type", type).method(method, BodyPublishers.ofByteArray(ContractJson.MAPPER.writeValueAsBytes(body)));
        }
        return request.build();
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            HttpResponse<byte[]> answer = answer(request, end);
            while (RetryAfterGate.isAsked(answer)) {
                // The API server rejected the request without processing it, so it may be sent again.
                answer = answer(request, end);
            }
            return answer;
        } catch (ExecutionException e) {
            throw ApiServerException.noAnswer(words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiServerException.noAnswer("Interrupted");
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request, long end) throws ExecutionException, InterruptedException {
        var sent = serverConnection.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES), end);
        try {
            return sent.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw ApiServerException.noAnswer("No answer within " + timeout);
        }
    }

    private static String words(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof IOException && cause.getMessage() == null ? cause.getClass().getSimpleName() : String.valueOf(cause);
    }

    private static JsonNode parsed(byte @Nullable [] body) {
        try {
            return body == null || body.length == 0 ? ContractJson.MAPPER.createObjectNode() : ContractJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return ContractJson.MAPPER.createObjectNode();
        }
    }

    private static ApiServerException refused(HttpResponse<byte[]> answer, JsonNode status) {
        byte @Nullable [] body = answer.body();
        List<ApiServerException.Cause> causes = status.path("details").path("causes").valueStream()
                .map(cause -> new ApiServerException.Cause(cause.path("reason").asString(""), cause.path("field").asString(""),
                        cause.path("message").asString("")))
                .toList();
        String plain = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return new ApiServerException(answer.statusCode(), status.path("reason").asString(""), status.path("message").asString(plain), causes);
    }
}
