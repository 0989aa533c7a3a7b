package dev.fleetledger.command.testsupport;

import java.net.http.HttpResponse;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

public record Reply(HttpResponse<String> http) {

    public int status() {
        return http.statusCode();
    }

    public String body() {
        return http.body();
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    public String etag() {
        return header("ETag");
    }

    public JsonNode json() {
        return ContractJson.MAPPER.readTree(http.body());
    }

    public String text(String member) {
        return json().path(member).asString();
    }

    /** Names of the violated rules, one per violation. */
    public List<String> rules() {
        return json().path("violations").valueStream().map(it -> it.path("rule").asString()).toList();
    }

    public List<String> pointers() {
        return json().path("violations").valueStream().map(it -> it.path("pointer").asString()).toList();
    }

    /** Number of clusters where a right is missing that the refusal does not name. */
    public int missingElsewhere() {
        return json().path("elsewhere").asInt(-1);
    }

    /** Clusters where a right is missing. */
    public List<String> missingIn() {
        return json().path("missing").valueStream().map(it -> it.path("cluster").asString()).toList();
    }

    @Override
    public String toString() {
        return status() + " " + body();
    }
}
