package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;

/** The parameter {@code at}: what a point of the past shows, to whom, and which points there are. */
class TimeTravelIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static UUID draft;
    private static long firstName;
    private static Instant betweenNames;
    private static long secondName;

    @BeforeAll
    static void renameDraft() throws InterruptedException {
        testFleet = new TestFleet(QUERY_SIDE, "travel");
        draft = testFleet.createDraft("travel-alice", "first", "travel", List.of());
        firstName = testFleet.position;
        Thread.sleep(5);
        betweenNames = Instant.now();
        Thread.sleep(5);
        testFleet.saveStep("travel-alice", draft, "basics", "{\"name\":\"second\",\"namespace\":\"travel\"}");
        secondName = testFleet.position;
        testFleet.get("travel-alice", "/api/v1/drafts");
    }

    @Test
    void showsDraftAsOfPosition() {
        assertThat(nameAt(Long.toString(firstName))).isEqualTo("first");
        assertThat(nameAt(Long.toString(secondName - 1))).isEqualTo("first");
        assertThat(nameAt(Long.toString(secondName))).isEqualTo("second");
    }

    @Test
    void showsDraftAsOfTime() {
        assertThat(nameAt(betweenNames.toString())).isEqualTo("first");
        assertThat(nameAt(Instant.now().toString())).isEqualTo("second");
    }

    @Test
    void namesPointInList() {
        JsonNode page = read("travel-alice", "drafts?owner=me&at=" + betweenNames);
        assertThat(Instant.parse(page.at("/asOf").stringValue()).toEpochMilli()).isEqualTo(betweenNames.toEpochMilli());
        assertThat(page.at("/position").stringValue()).isEqualTo(Long.toString(firstName));
        assertThat(page.at("/items/0/name").stringValue()).isEqualTo("first");
    }

    @Test
    void showsNothingBeforeFirstEvent() {
        assertThat(read("travel-admin", "drafts?at=0").at("/total").intValue()).isZero();
        assertThat(read("travel-admin", "clusters?at=2020-01-01T00:00:00Z").at("/total").intValue()).isZero();
    }

    @Test
    void omitsETagOfPast() {
        assertThat(request("travel-alice", "drafts/" + draft + "?at=" + firstName).headers().firstValue("ETag")).isEmpty();
        assertThat(request("travel-alice", "drafts/" + draft).headers().firstValue("ETag")).isPresent();
    }

    @Test
    void showsLabelsAndGrantsAsOfPosition() {
        String cluster = testFleet.registerCluster("labelled");
        long registered = testFleet.position;
        UUID grant = UUID.randomUUID();
        testFleet.position = QUERY_SIDE.ledger.append("travel-admin", "grant.give", new GrantEvent.Given(grant, "Auditor",
                new GrantEvent.Holder("user", "travel-carol"), new GrantEvent.Scope(true, null, null, null)));
        long given = testFleet.position;
        testFleet.position = QUERY_SIDE.ledger.append("travel-admin", "grant.revoke", new GrantEvent.Revoked(grant));
        testFleet.position = QUERY_SIDE.ledger.append("travel-admin", "cluster.label",
                new ClusterEvent.Labelled(cluster, Map.of("region", "us")));
        testFleet.get("travel-admin", "/api/v1/clusters");

        assertThat(read("travel-admin", "clusters/" + cluster + "?at=" + registered).at("/labels/region").stringValue()).isEqualTo("eu");
        assertThat(read("travel-admin", "clusters?label=region=us&at=" + registered).toString()).doesNotContain(cluster);
        assertThat(read("travel-admin", "grants?limit=200&at=" + registered).toString()).doesNotContain(grant.toString());
        assertThat(read("travel-admin", "grants?limit=200&at=" + given).toString()).contains(grant.toString());
        assertThat(read("travel-admin", "grants?limit=200&at=" + testFleet.position).toString()).doesNotContain(grant.toString());
    }

    @Test
    void appliesPresentRightsOfReader() {
        assertThat(request("travel-late", "drafts/" + draft + "?at=" + firstName).statusCode()).isEqualTo(404);
        UUID grant = UUID.randomUUID();
        testFleet.position = QUERY_SIDE.ledger.append("system", "grant.give", new GrantEvent.Given(grant, "NSEditor",
                new GrantEvent.Holder("user", "travel-late"), new GrantEvent.Scope(true, null, null, "travel")));
        long given = testFleet.position;
        assertThat(testFleet.get("travel-late", "/api/v1/drafts/" + draft + "?at=" + firstName).at("/name").stringValue())
                .isEqualTo("first");
        testFleet.position = QUERY_SIDE.ledger.append("system", "grant.revoke", new GrantEvent.Revoked(grant));
        testFleet.get("travel-alice", "/api/v1/drafts");
        assertThat(request("travel-late", "drafts/" + draft + "?at=" + given).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"workloads?at=yesterday, 400, FilterIsInvalid", "workloads?at=, 400, FilterIsInvalid", "workloads?at=-1, 400, FilterIsInvalid",
        "workloads?at=1&at=2, 400, FilterIsInvalid", "workloads?at=9999-01-01T00:00:00Z, 400, TimeIsInTheFuture",
        "workloads?at=999999999, 503, ReadModelIsBehind", "hub?at=1, 400, ParameterIsUnknown", "settings?at=1, 400, ParameterIsUnknown",
        "workloads?at=1&nmae=x, 400, ParameterIsUnknown"})
    void rejectsPointsThatAreNotPast(String path, int status, String code) {
        HttpResponse<String> response = request("travel-admin", path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(ContractJson.MAPPER.readTree(response.body()).at("/code").stringValue()).isEqualTo(code);
        assertThat(ContractJson.MAPPER.readTree(response.body()).at("/remedy").stringValue()).isNotEmpty();
    }

    @Test
    void asksNoClusterForInventoryOfThePast() {
        String cluster = testFleet.registerCluster("unlisted");
        testFleet.get("travel-admin", "/api/v1/clusters");
        HttpResponse<String> response = request("travel-admin", "clusters/" + cluster + "/inventory?kind=nodes&at=" + testFleet.position);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(ContractJson.MAPPER.readTree(response.body()).at("/code").stringValue()).isEqualTo("InventoryNotListed");
    }

    @Test
    void showsPresentToReadersBesideOneOfThePast() throws ExecutionException, InterruptedException {
        List<Future<String>> names = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 80).forEach(n -> names.add(threads.submit(() -> n % 2 == 0 ? nameAt(Long.toString(firstName)) : name())));
        }
        for (int n = 0; n < names.size(); n++) {
            assertThat(names.get(n).get()).isEqualTo(n % 2 == 0 ? "first" : "second");
        }
    }

    @Test
    void tellsThatViewsKnowNoPastBeforeUpgrade() {
        try (TestQuerySide upgraded = new TestQuerySide()) {
            upgraded.executeAsOwner("update views.steps set latest = now(), at = now(), position = 7 where number = 0;"
                    + " update views.progress set position = 7");
            HttpResponse<String> response = upgraded.requestAs("somebody", "/api/v1/grants?at=2026-01-01T00:00:00Z");
            assertThat(response.statusCode()).isEqualTo(410);
            assertThat(ContractJson.MAPPER.readTree(response.body()).at("/code").stringValue()).isEqualTo("PastNotRecorded");
            assertThat(upgraded.requestAs("somebody", "/api/v1/grants?at=6").statusCode()).isEqualTo(410);
            assertThat(upgraded.requestAs("somebody", "/api/v1/grants?at=7").statusCode()).isEqualTo(200);
        }
    }

    private static String nameAt(String point) {
        return read("travel-alice", "drafts/" + draft + "?at=" + point).at("/name").stringValue();
    }

    private static String name() {
        return read("travel-alice", "drafts/" + draft).at("/name").stringValue();
    }

    private static JsonNode read(String person, String path) {
        HttpResponse<String> response = request(person, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return ContractJson.MAPPER.readTree(response.body());
    }

    private static HttpResponse<String> request(String person, String path) {
        return QUERY_SIDE.requestAs(person, "/api/v1/" + path);
    }
}
