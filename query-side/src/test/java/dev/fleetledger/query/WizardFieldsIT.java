package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** The wizard's fields as served. */
class WizardFieldsIT {

    private static final String PATH = "/api/v1/wizard/fields";

    private final TestQuerySide querySide = TestQuerySide.shared();

    @Test
    void servesFieldsToEverybodyWhoIsSignedIn() {
        HttpResponse<String> response = querySide.requestAs("fields-nobody", PATH);

        JsonNode first = ContractJson.MAPPER.readTree(response.body()).at("/fields/0");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(first.at("/path").stringValue()).isEqualTo("/name");
        assertThat(first.at("/help").stringValue()).isNotBlank();
        assertThat(querySide.request(PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void returnsNotModifiedForKnownETag() {
        String tag = querySide.requestAs("fields-nobody", PATH).headers().firstValue("ETag").orElseThrow();

        assertThat(querySide.requestAs("fields-nobody", PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }
}
