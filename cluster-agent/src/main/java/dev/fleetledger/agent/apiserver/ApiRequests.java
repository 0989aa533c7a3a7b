package dev.fleetledger.agent.apiserver;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
    private static final long MAX_BYTES = 8 * 1024 * 1024;
    /** Has no alternation in a loop, which Java evaluates recursively: Pod Security's long warnings would overflow a small stack. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    private final ApiServerConnection connection;
    private final Duration timeout;
    private final Runnable onRequest;

    public ApiRequests(ApiServerConnection connection, Duration timeout) {
        this(connection, timeout, () -> { });
    }

    /** @param onRequest called before each request, on the thread that waits for the response */
    public ApiRequests(ApiServerConnection connection, Duration timeout, Runnable onRequest) {
        this.connection = connection;
        this.timeout = timeout;
        this.onRequest = onRequest;
    }

    /** @return requests to the same API server with a shorter timeout */
    public ApiRequests withTimeout(Duration shorter) {
        return new ApiRequests(connection, shorter, onRequest);
    }

    /**
     * For requests subject to admission. An error that names a hanging webhook arrives only after the webhook's timeout, which is 10
     * seconds by default and at most 30 (admissionregistration.k8s.io/v1, timeoutSeconds).
     */
    ApiRequests withWebhookTimeout() {
        return new ApiRequests(connection, timeout.multipliedBy(7).dividedBy(2), onRequest);
    }

    JsonNode send(String method, String path, @Nullable String type, @Nullable JsonNode body) {
        return sendForResponse(method, path, "application/json", type, body).body();
    }

    /** Returns the response with the API server's warnings. */
    ApiResponse sendForResponse(String method, String path, String accept, @Nullable String type, @Nullable JsonNode body) {
        HttpResponse<byte[]> response = execute(request(method, path, accept, type, body));
        JsonNode json = parse(response.body());
        if (response.statusCode() / 100 != 2) {
            throw toException(response, json);
        }
        return new ApiResponse(json, response.headers().allValues("Warning").stream().map(ApiRequests::warningText).toList());
    }

    /** @param warnings the texts of the {@code Warning} headers */
    record ApiResponse(JsonNode body, List<String> warnings) {}

    /** Format by RFC 7234: code, agent, quoted text, optional date. */
    private static String warningText(String warning) {
        Matcher quoted = QUOTED.matcher(warning);
        return quoted.find() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : warning;
    }

    private HttpRequest request(String method, String path, String accept, @Nullable String type, @Nullable JsonNode body) {
        HttpRequest.Builder request = connection.requestTo(path).timeout(timeout).header("Accept", accept);
        if (type != null && body != null) {
            request.header("Content-Type", type).method(method, BodyPublishers.ofByteArray(ContractJson.MAPPER.writeValueAsBytes(body)));
        }
        return request.build();
    }

    private HttpResponse<byte[]> execute(HttpRequest request) {
        onRequest.run();
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            HttpResponse<byte[]> response = execute(request, deadline);
            while (RetryAfterGate.isThrottled(response)) {
                // The API server rejected the request without processing it, so it may be sent again.
                response = execute(request, deadline);
            }
            return response;
        } catch (ExecutionException e) {
            throw ApiServerException.noResponse(FailureText.of(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiServerException.noResponse("Interrupted");
        }
    }

    private HttpResponse<byte[]> execute(HttpRequest request, long deadline) throws ExecutionException, InterruptedException {
        var pending = connection.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES), deadline);
        try {
            return pending.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw ApiServerException.noResponse(FailureText.ofTimeout(timeout));
        }
    }

    private static JsonNode parse(byte @Nullable [] body) {
        try {
            return body == null || body.length == 0 ? ContractJson.MAPPER.createObjectNode() : ContractJson.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return ContractJson.MAPPER.createObjectNode();
        }
    }

    private static ApiServerException toException(HttpResponse<byte[]> response, JsonNode status) {
        byte @Nullable [] body = response.body();
        List<ApiServerException.Cause> causes = status.path("details").path("causes").valueStream()
                .map(cause -> new ApiServerException.Cause(cause.path("reason").asString(""), cause.path("field").asString(""),
                        cause.path("message").asString("")))
                .toList();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return new ApiServerException(response.statusCode(), status.path("reason").asString(""),
                status.path("message").asString(FailureText.ofResponse(response.statusCode(), text)), causes);
    }
}
