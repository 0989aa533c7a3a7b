package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** The OpenAPI document as served. */
class OpenApiIT {

    private static final String PATH = "/api/v1/openapi.json";

    private final TestQuerySide querySide = TestQuerySide.shared();

    @Test
    void servesDocumentOfBothSidesWithoutToken() {
        HttpResponse<String> response = querySide.request(PATH);

        JsonNode document = ContractJson.MAPPER.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(document.at("/openapi").stringValue()).startsWith("3.1.");
        assertThat(document.path("paths").path("/api/v1/drafts").propertyNames()).containsExactlyInAnyOrder("get", "post");
    }

    @Test
    void returnsSameHeadersForHead() {
        HttpResponse<String> whole = querySide.request(PATH);

        HttpResponse<String> head = querySide.send(HttpRequest.newBuilder(whole.uri()).method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isPresent().isEqualTo(whole.headers().firstValue("ETag"));
        assertThat(head.headers().firstValue("Content-Length")).isEqualTo(whole.headers().firstValue("Content-Length"));
    }

    @Test
    void returnsNotModifiedForKnownETag() {
        String tag = querySide.request(PATH).headers().firstValue("ETag").orElseThrow();

        assertThat(querySide.request(PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
}
