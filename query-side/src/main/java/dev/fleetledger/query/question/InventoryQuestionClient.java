package dev.fleetledger.query.question;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Client of the command-side, for inventory questions. They are asked with the reader's token and therefore by the reader's rights. */
@Component
class InventoryQuestionClient {

    /** Result of asking. */
    sealed interface AskResult {

        /** The question was asked now or is already open. */
        record Accepted(UUID question) implements AskResult {}

        /** The command-side rejected the command. */
        record Rejected(Problem problem) implements AskResult {}

        /** The command-side is unavailable or not configured, or gave an unexpected response. */
        record Unavailable() implements AskResult {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(InventoryQuestionClient.class);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(4);

    private final @Nullable URI baseUri;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2))
            .build();

    InventoryQuestionClient(QuerySideProperties sideProperties) {
        this.baseUri = sideProperties.commandSide() == null || sideProperties.commandSide().toString().isEmpty() ? null
                : sideProperties.commandSide();
    }

    /** @param token the reader's token */
    AskResult ask(String cluster, String kind, @Nullable String namespace, String token) throws InterruptedException {
        if (baseUri == null) {
            return new AskResult.Unavailable();
        }
        Map<String, String> body = new LinkedHashMap<>(Map.of("kind", kind));
        if (namespace != null) {
            body.put("namespace", namespace);
        }
        HttpRequest request = HttpRequest.newBuilder(baseUri.resolve("/api/v1/clusters/" + URLEncoder.encode(cluster, UTF_8)
                + ":queryInventory"))
                .timeout(REQUEST_TIMEOUT).header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.MAPPER.writeValueAsBytes(body))).build();
        try {
            return toResult(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Requesting the inventory of cluster {} from the command-side failed: {}", cluster, e.toString());
            return new AskResult.Unavailable();
        }
    }

    private static AskResult toResult(HttpResponse<byte[]> response) {
        JsonNode json = ContractJson.MAPPER.readTree(response.body());
        if (response.statusCode() == 202) {
            return new AskResult.Accepted(UUID.fromString(json.path("id").stringValue("")));
        }
        boolean rejected = response.statusCode() >= 400 && response.statusCode() < 500 && response.statusCode() != 429;
        return rejected
                ? new AskResult.Rejected(new Problem(response.statusCode(), json.path("code").stringValue("RequestIsRefused"),
                        json.path("detail").stringValue(""), json.path("remedy").stringValue("Compare the parameters with GET "
                        + "/api/v1/openapi.json.")))
                : new AskResult.Unavailable();
    }
}
