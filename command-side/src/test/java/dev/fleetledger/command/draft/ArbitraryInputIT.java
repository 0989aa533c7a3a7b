package dev.fleetledger.command.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.ContractJson;

/** Every input gets a response: errors are problems with a remedy, and no input causes an internal error. */
class ArbitraryInputIT {

    private static final List<String> PATHS = List.of("POST /drafts", "PUT /drafts/{id}/steps/basics", "PUT /drafts/{id}/steps/containers",
            "PUT /drafts/{id}/steps/services", "PUT /drafts/{id}/steps/advanced", "PUT /drafts/{id}/steps/placement",
            "PUT /drafts/{id}/manifest",
            "POST /drafts/{id}:preview", "POST /drafts/{id}:submit", "POST /drafts/{id}:discard", "POST /drafts/{id}:reopen",
            "POST /drafts/{id}:handover", "POST /drafts/{id}:rebase", "POST /drafts/{id}:fetch", "POST /workloads/{id}:edit",
            "POST /workloads/{id}:variant", "POST /workloads/{id}:restart", "POST /workloads/{id}:rollback", "POST /workloads/{id}:delete",
            "PUT /workloads/{id}/placement");

    static final List<String> BODIES = List.of("", " ", "null", "7", "\"text\"", "[]", "{", "{\"a\":}", "{\"a\":1,\"a\":2}", "{}{}",
            "\u0000",
            "{\"unknown\":{\"deep\":[1,2,{\"x\":null}]}}",
            "{\"kind\":7,\"from\":[],\"to\":{},\"revision\":1e99999,\"policy\":true,\"reason\":[]}",
            "{\"kind\":\"DaemonSet\",\"from\":{\"running\":7,\"yaml\":\"\"}}",
            "{\"kind\":\"DaemonSet\",\"from\":{\"yaml\":\"a: &a [*a, *a]\"}}",
            "{\"kind\":\"DaemonSet\",\"from\":{\"draft\":\"no-id\",\"revision\":-1}}", "{\"reason\":\"\\ud800\"}",
            "{\"reason\":\"\\u0000\"}",
            "[".repeat(5_000), "{\"name\":" + "9".repeat(2_000) + "}", "kind: DaemonSet\napiVersion: apps/v1\nspec: [1, {2: 3}]\n",
            "--- !!binary 7\n",
            "{\"containers\":{\"0\":1},\"services\":[7],\"clusters\":[null,7,{}],\"all\":\"yes\",\"selector\":[],\"name\":[],\"selectors\":1}");

    private static final List<String> IDS =
            List.of("x", "00000000-0000-0000-0000-000000000000", "%00", "a%2Fb", "..%2f", "a".repeat(3_000), "%F0%9F%98%80");
    private static final List<String> IF_MATCH_VALUES =
            List.of("\"1\"", "*", "W/\"1\"", "1", "\"99999999999999999999\"", "\"1\",\"2\"", ",,", "\"", "\"x");

    private static final String CONTAINERS = """
            {"containers":[{"name":"main","image":"registry.example/daemon:1","privileged":false,"workingDir":"/",
              "resources":{"cpu":{"request":"100m","limit":"1"},"memory":{"request":"64Mi","limit":"128Mi"}},
              "ports":[{"name":"web","containerPort":8080,"protocol":"TCP"}],"env":[{"name":"A","value":"b"}],
              "probes":{"liveness":{"httpGet":{"path":"/","port":"web"},"periodSeconds":5}}}]}""";
    private static final List<String> JUNK =
            List.of("null", "true", "-1", "1.5", "1e400", "\"\"", "\"x\"", "[]", "{}", "[[]]", "{\"a\":{\"b\":[]}}",
                    "\"😀\"", "\"100000000000000000000Ei\"", "\"%s\"");

    private final Caller alice = TestFleet.first().as("alice");

    @ParameterizedTest
    @FieldSource("BODIES")
    void answersArbitraryBodies(String body) {
        String draft = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}").text("id");
        for (String endpoint : PATHS) {
            assertValidResponse(endpoint, alice.send(endpoint.split(" ")[0], "/api/v1" + endpoint.split(" ")[1].replace("{id}", draft),
                    body, "If-Match", "*"));
        }
    }

    @Test
    void answersArbitraryIdsAndIfMatchValues() {
        String draft = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}").text("id");
        for (String endpoint : PATHS) {
            for (String id : IDS) {
                assertValidResponse(endpoint, alice.send(endpoint.split(" ")[0], "/api/v1" + endpoint.split(" ")[1].replace("{id}", id),
                        "{}", "If-Match", "*"));
            }
            for (String ifMatch : IF_MATCH_VALUES) {
                assertValidResponse(endpoint, alice.send(endpoint.split(" ")[0], "/api/v1" + endpoint.split(" ")[1].replace("{id}", draft),
                        "[]", "If-Match", ifMatch));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "Fleetledger-Reason", "Content-Type", "X-Forwarded-For", "traceparent", "X-Correlation-Id"})
    void answersArbitraryHeaderValues(String header) {
        for (String value : List.of("", " ", "%", "%zz", "ü".repeat(3), "x".repeat(300), "a,b;c=\"", "00-0-0-0")) {
            assertValidResponse(header + value, alice.send("POST", "/api/v1/drafts", "{\"kind\":\"DaemonSet\"}", header, value));
        }
    }

    @Test
    void rejectsOversizedBodies() {
        String draft = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}").text("id");
        String large = "{\"description\":\"" + "x".repeat(1 << 20) + "\"}";
        for (String endpoint : PATHS) {
            Reply reply = alice.send(endpoint.split(" ")[0], "/api/v1" + endpoint.split(" ")[1].replace("{id}", draft), large, "If-Match",
                    "*");
            assertThat(reply.status()).describedAs(endpoint).isIn(413, 404);
        }
    }

    /** Uses a fixed seed, so that failures are reproducible. */
    @Test
    void savesOrRejectsMutatedDocumentsWithoutInternalError() {
        Random random = new Random(2026);
        TestFleet.DraftHandle draft = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}");
        for (int i = 0; i < 150; i++) {
            JsonNode mutated = mutate(ContractJson.MAPPER.readTree(CONTAINERS), random);
            Reply saved = alice.put(draft.path() + "/steps/containers", mutated.toString(), "If-Match", "*");
            assertValidResponse(mutated.toString(), saved);
            if (saved.status() == 200 && saved.rules().isEmpty()) {
                assertValidResponse(mutated.toString(), alice.post(draft.path() + ":preview", ""));
            }
        }
    }

    private static JsonNode mutate(JsonNode document, Random random) {
        List<JsonNode> parents = new ArrayList<>();
        collect(document, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        JsonNode junk = ContractJson.MAPPER.readTree(JUNK.get(random.nextInt(JUNK.size())));
        switch (parent) {
            case ObjectNode object -> object.set(List.copyOf(object.propertyNames()).get(random.nextInt(object.size())), junk);
            case ArrayNode list -> list.set(random.nextInt(list.size()), junk);
            default -> throw new IllegalStateException("No members to mutate in " + parent);
        }
        return document;
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (!node.isEmpty()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    private static void assertValidResponse(String description, Reply reply) {
        assertThat(reply.status()).describedAs(description + " → " + reply).satisfiesAnyOf(status -> assertThat(status).isLessThan(500),
                status -> assertThat(status).isEqualTo(501));
        if (reply.status() >= 400 && reply.header("Content-Type").contains("json")) {
            assertThat(reply.text("code")).describedAs(description).isNotEmpty();
            assertThat(reply.text("remedy")).describedAs(description).isNotEmpty();
        }
    }
}
