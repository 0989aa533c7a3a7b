package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP response as the caller sees it. */
public record ApiResponse(int status, HttpResponse<String> http) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ApiResponse expectStatus(int expected) {
        assertThat(status).as("%s %s: %s", http.request().method(), http.uri(), http.body()).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return http.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(http.body());
    }

    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    public String etag() {
        return http.headers().firstValue("ETag").orElseThrow();
    }

    public String position() {
        return text("/position");
    }
}
