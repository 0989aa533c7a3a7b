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
import dev.fleetledger.query.settings.QuerySideProperties;

/** Client of the command-side, for inventory questions. They are asked with the reader's token and therefore by the reader's rights. */
@Component
class InventoryQuestionClient {

    /** Result of asking. */
    sealed interface AskResult {

        /** The question was asked now or is already open. */
        record Yes(UUID question) implements AskResult {}

        /** The command-side rejected the command. */
        record No(int status, String code, String detail, String remedy) implements AskResult {}

        /** The command-side is unavailable or not configured, or gave an unexpected response. */
        record Away() implements AskResult {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(InventoryQuestionClient.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final @Nullable URI base;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

    InventoryQuestionClient(QuerySideProperties sideProperties) {
        this.base = sideProperties.commandSide() == null || sideProperties.commandSide().toString().isEmpty() ? null : sideProperties.commandSide();
    }

    /** @param token the reader's token */
    AskResult ask(String cluster, String kind, @Nullable String namespace, String token) throws InterruptedException {
        if (base == null) {
            return new AskResult.Away();
        }
        Map<String, String> body = new LinkedHashMap<>(Map.of("kind", kind));
        if (namespace != null) {
            body.put("namespace", namespace);
        }
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/v1/clusters/" + URLEncoder.encode(cluster, UTF_8) + ":queryInventory"))
                .timeout(PATIENCE).header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.MAPPER.writeValueAsBytes(body))).build();
        try {
            return read(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Requesting the inventory of cluster {} from the command-side failed: {}", cluster, e.toString());
            return new AskResult.Away();
        }
    }

    private static AskResult read(HttpResponse<byte[]> response) {
        JsonNode answer = ContractJson.MAPPER.readTree(response.body());
        if (response.statusCode() == 202) {
            return new AskResult.Yes(UUID.fromString(answer.path("id").stringValue("")));
        }
        boolean refused = response.statusCode() >= 400 && response.statusCode() < 500 && response.statusCode() != 429;
        return refused
                ? new AskResult.No(response.statusCode(), answer.path("code").stringValue("RequestIsRefused"), answer.path("detail").stringValue(""),
                        answer.path("remedy").stringValue("Correct the request."))
                : new AskResult.Away();
    }
}
