package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Each filter of a list finds what matches and nothing else, with the same total, and cursors lead through all of it in order. */
class ListFilterIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static TestFleet testFleet;
    private static UUID first;

    @BeforeAll
    static void createFleet() {
        testFleet = new TestFleet(QUERY_SIDE, "lists");
        String silent = testFleet.registerCluster("silent");
        String heard = testFleet.registerCluster("heard");
        String unheard = testFleet.registerCluster("unheard");
        for (String cluster : List.of(silent, heard, unheard)) {
            testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "cluster.label",
                    new ClusterEvent.Labelled(cluster, Map.of("list", "filter", "own", cluster)));
        }
        first = testFleet.submit("lists-ann", testFleet.createDraft("lists-ann", "100%_a", "lists-a", List.of(silent, heard)), "100%_a",
                "lists-a", List.of(silent, heard));
        UUID second = testFleet.submit("lists-bob", testFleet.createDraft("lists-bob", "100xya", "lists-b", List.of(heard)), "100xya", "lists-b",
                List.of(heard));
        // The same sort keys as the second one, apart from its id.
        testFleet.submit("lists-cid", testFleet.createDraft("lists-cid", "100xya", "lists-b", List.of(heard)), "100xya", "lists-b",
                List.of(heard));
        UUID draft = testFleet.createDraft("lists-ann", "wide", "lists-a", List.of());
        testFleet.saveStep("lists-ann", draft, "placement", "{\"all\":true,\"exclude\":[\"" + heard + "\"]}");
        testFleet.sendReport(silent, TestFleet.appliedFacts(first, 1, 3));
        testFleet.sendReport(heard, TestFleet.appliedFacts(first, 1, 3), TestFleet.appliedFacts(second, 1, 3));
        QUERY_SIDE.executeAsOwner("update views.heartbeats set heard_at = now() - interval '1 day' where cluster = '" + silent + "'");
        testFleet.get(testFleet.admin, "/api/v1/clusters");
    }

    @ParameterizedTest
    @CsvSource({"registered, lists-unheard", "ready, lists-heard", "silent, lists-silent", "removed, ''"})
    void filtersClustersByState(String state, String name) {
        JsonNode page = testFleet.get(testFleet.admin, "/api/v1/clusters?label=list=filter&state=" + state);
        assertThat(String.join(",", page.at("/items").findValuesAsString("name"))).isEqualTo(name);
        page.at("/items").forEach(cluster -> assertThat(cluster.at("/state").stringValue()).isEqualTo(state));
    }

    @ParameterizedTest
    @CsvSource({"label=list=filter, 3", "label=list, 3", "label=list=other, 0", "label=own=lists-heard&label=list, 1", "label=lost, 0"})
    void filtersClustersByLabel(String filter, int total) {
        assertThat(total("/api/v1/clusters?" + filter)).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({"owner=lists-ann, 2", "owner=lists-ann&state=open, 1", "owner=lists-ann&state=submitted, 1", "owner=lists-an, 0",
        "namespace=lists-b, 2", "owner=lists-ann&cluster=lists-silent, 2", "owner=lists-ann&cluster=lists-heard, 1",
        "owner=lists-ann&cluster=lists-unheard, 1", "owner=lists-bob&cluster=lists-silent, 0"})
    void filtersDrafts(String filter, int total) {
        assertThat(total("/api/v1/drafts?" + filter)).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({"namespace=lists-a, 1", "namespace=lists, 0", "name=100%25_, 1", "name=100X, 2", "name=100, 3", "cluster=lists-silent, 1",
        "cluster=lists-heard, 3", "cluster=lists-silent&name=100x, 0"})
    void filtersWorkloads(String filter, int total) {
        assertThat(total("/api/v1/workloads?" + filter)).isEqualTo(total);
    }

    @Test
    void countsWorkloadWithoutDeploymentsAsWaiting() {
        UUID workload = TestFleet.newId();
        testFleet.position = QUERY_SIDE.ledger.append("lists-ann", "draft.submit",
                new WorkloadEvent.Created(workload, "DaemonSet", "lists-nowhere", "nowhere", null));
        assertThat(total("/api/v1/workloads?namespace=lists-nowhere&status=Waiting")).isEqualTo(1);
        assertThat(total("/api/v1/workloads?namespace=lists-nowhere&status=Exception")).isZero();
    }

    @Test
    void filtersRollouts() {
        assertThat(total("/api/v1/rollouts?workload=" + first)).isEqualTo(1);
        UUID rollout = TestFleet.newId();
        testFleet.position = QUERY_SIDE.ledger.append("lists-ann", "rollout.start",
                new RolloutEvent.Started(rollout, first, 1, 1, List.of()));
        testFleet.position = QUERY_SIDE.ledger.append("system", "rollout.finish", new RolloutEvent.Finished(rollout, "failed"));
        JsonNode failed = testFleet.get(testFleet.admin, "/api/v1/rollouts?state=failed&workload=" + first);
        assertThat(failed.at("/items").findValuesAsString("id")).containsExactly(rollout.toString());
        assertThat(total("/api/v1/rollouts?workload=" + first)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"actor=lists-bob, 5", "actor=lists-bo, 0", "actor=lists-bob&action=draft.submit, 1", "actor=lists-bob&outcome=refused, 0",
        "actor=lists-bob&text=NAMESPACE, 1", "actor=lists-bob&text=100XY, 1", "actor=lists-ann&text=100%25_, 1",
        "actor=lists-bob&cluster=lists-heard, 1", "actor=lists-bob&cluster=lists-silent, 0"})
    void filtersAudit(String filter, int total) {
        assertThat(total("/api/v1/audit?" + filter)).isEqualTo(total);
    }

    @Test
    void filtersAuditByTime() {
        List<JsonNode> entries = new ArrayList<>();
        testFleet.get(testFleet.admin, "/api/v1/audit?actor=lists-bob").at("/items").forEach(entries::add);
        Instant newest = Instant.parse(entries.getFirst().at("/at").stringValue());
        Instant oldest = Instant.parse(entries.getLast().at("/at").stringValue());
        assertThat(total("/api/v1/audit?actor=lists-bob&from=" + newest)).isEqualTo(countWhere(entries, at -> !at.isBefore(newest)));
        assertThat(total("/api/v1/audit?actor=lists-bob&to=" + newest)).isEqualTo(countWhere(entries, at -> at.isBefore(newest)));
        assertThat(total("/api/v1/audit?actor=lists-bob&to=" + oldest)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"workloads?name=100&sort=createdAt", "workloads?name=100&sort=-createdAt", "workloads?name=100&sort=-name",
        "workloads?name=100&sort=name",
        "clusters/lists-heard/deployments?", "clusters?", "audit?", "drafts?", "rollouts?", "grants?"})
    void leadsThroughWholeListInItsOrder(String path) {
        List<String> whole = items(testFleet.get(testFleet.admin, "/api/v1/" + path + "&limit=200"));
        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (paged.size() < 6) {
            JsonNode page = testFleet.get(testFleet.admin, "/api/v1/" + path + "&limit=1" + cursor);
            paged.addAll(items(page));
            if (page.at("/next").isNull()) {
                assertThat(paged).isEqualTo(whole);
                return;
            }
            cursor = "&cursor=" + page.at("/next").stringValue();
        }
        assertThat(paged).isEqualTo(whole.subList(0, paged.size())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"clusters, x\\ny", "clusters, \\0", "rollouts, x", "drafts, 1", "grants, x", "audit, x", "audit, 99999999999999999999",
        "workloads?sort=createdAt, x\\ny", "workloads?sort=createdAt, +999999999-01-01T00:00:00Z\\n00000000-0000-7000-8000-000000000000",
        "workloads, x\\ny", "clusters/lists-heard/deployments, x"})
    void rejectsCursorOfOtherList(String path, String keys) {
        String text = keys.replace("\\n", "\n").replace("\\0", "\0");
        String cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        var response = QUERY_SIDE.requestAs(testFleet.admin, "/api/v1/" + path + (path.contains("?") ? "&" : "?") + "cursor="
                + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("CursorIsInvalid");
    }

    private static long countWhere(List<JsonNode> entries, Predicate<Instant> matching) {
        return entries.stream().map(entry -> Instant.parse(entry.at("/at").stringValue())).filter(matching).count();
    }

    private static List<String> items(JsonNode page) {
        List<String> items = new ArrayList<>();
        page.at("/items").forEach(item -> items.add(item.toString()));
        return items;
    }

    private static long total(String path) {
        JsonNode page = testFleet.get(testFleet.admin, path);
        assertThat(page.at("/items").size()).isEqualTo(page.at("/total").intValue());
        return page.at("/total").longValue();
    }
}
