package dev.fleetledger.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP response as the caller sees it. */
record ApiResponse(int status, HttpResponse<String> http) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    ApiResponse expectStatus(int expected) {
        assertThat(status).as("%s %s: %s", http.request().method(), http.uri(), http.body()).isEqualTo(expected);
        return this;
    }

    JsonNode json() {
        return http.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(http.body());
    }

    String text(String pointer) {
        return json().at(pointer).asString("");
    }

    String etag() {
        return http.headers().firstValue("ETag").orElseThrow();
    }

    String position() {
        return text("/position");
    }
}
