package dev.fleetledger.agent.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** One HTTP request through fabric8's client, which brings address, trust and token; the bodies stay as they are. */
public final class Requests {

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final KubernetesClient client;
    private final Duration timeout;

    public Requests(KubernetesClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /** The same API server with less patience. */
    public Requests within(Duration shorter) {
        return new Requests(client, shorter);
    }

    JsonNode send(String method, String path, @Nullable String type, @Nullable JsonNode body) {
        return hear(method, path, "application/json", type, body).body();
    }

    /** With what the API server has to say beside its answer. */
    Heard hear(String method, String path, String accept, @Nullable String type, @Nullable JsonNode body) {
        HttpResponse<byte[]> answer = answer(request(method, path, accept, type, body));
        JsonNode json = parsed(answer.body());
        if (!answer.isSuccessful()) {
            throw refused(answer.code(), json, answer.body());
        }
        return new Heard(json, answer.headers("Warning").stream().map(Requests::text).toList());
    }

    /** @param warnings the texts of its {@code Warning} headers */
    record Heard(JsonNode body, List<String> warnings) {}

    /** RFC 7234: code, agent, quoted text, perhaps a date. */
    private static String text(String warning) {
        Matcher quoted = QUOTED.matcher(warning);
        return quoted.find() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : warning;
    }

    private HttpRequest request(String method, String path, String accept, @Nullable String type, @Nullable JsonNode body) {
        HttpRequest.Builder request = client.getHttpClient().newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceAll("/+$", "") + "/" + path)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .header("Accept", accept);
        if (type != null && body != null) {
            request.method(method, type, ContractJson.MAPPER.writeValueAsString(body));
        }
        return request.build();
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> sent = client.getHttpClient().sendAsync(request, byte[].class);
        try {
            return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw ApiFailure.noAnswer("No answer within " + timeout);
        } catch (ExecutionException e) {
            throw ApiFailure.noAnswer(words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiFailure.noAnswer("Interrupted");
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

    private static ApiFailure refused(int code, JsonNode status, byte @Nullable [] body) {
        List<ApiFailure.Cause> causes = status.path("details").path("causes").valueStream()
                .map(cause -> new ApiFailure.Cause(cause.path("reason").asString(""), cause.path("field").asString(""),
                        cause.path("message").asString("")))
                .toList();
        String plain = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return new ApiFailure(code, status.path("reason").asString(""), status.path("message").asString(plain), causes);
    }
}
