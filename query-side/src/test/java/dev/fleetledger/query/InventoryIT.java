package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.query.projection.report.AnswerCleanup;

/** Inventory of a cluster: returned from the view while it is fresh, otherwise asked in the reader's name. */
class InventoryIT {

    private static final Answer.Item NODE =
            new Answer.Item("node-1", null, TestFleet.json("{\"labels\":{\"disk\":\"ssd\"},\"taints\":[]}"));
    private static final Answer.Item CONFIG = new Answer.Item("settings", "inventory", null);
    private static HttpServer commandSide;
    private static TestQuerySide querySide;
    private static final AtomicInteger REQUEST_COUNT = new AtomicInteger();
    private static volatile String token = "";
    private static volatile Supplier<String> responseBody = () -> "";
    private static volatile int responseStatus = 202;
    private TestFleet testFleet;
    private String cluster;

    @BeforeAll
    static void startCommandSide() throws IOException {
        commandSide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        commandSide.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        commandSide.createContext("/", InventoryIT::handleQuestion);
        commandSide.start();
        querySide = new TestQuerySide(Map.of("fleetledger.command-side", "http://localhost:" + commandSide.getAddress().getPort()));
    }

    private static void handleQuestion(HttpExchange exchange) throws IOException {
        REQUEST_COUNT.incrementAndGet();
        token = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] body = responseBody.get().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(responseStatus, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        querySide.close();
        commandSide.stop(0);
    }

    @BeforeEach
    void registerCluster() {
        testFleet = new TestFleet(querySide, "inventory-" + UUID.randomUUID().toString().substring(0, 8));
        cluster = testFleet.registerCluster("one");
        REQUEST_COUNT.set(0);
        responseStatus = 202;
        responseBody = () -> "";
    }

    @Test
    void asksClusterWithReadersTokenAndAwaitsAnswer() {
        onQuestion("nodes", null, question -> testFleet.sendAnswers(cluster, TestFleet.answer(question, Verdict.ACCEPTED, List.of(),
                List.of(NODE))));
        JsonNode nodes = readInventory("nodes");
        assertThat(nodes.at("/items/0/facts/labels/disk").stringValue()).isEqualTo("ssd");
        assertThat(nodes.at("/stale").booleanValue()).isFalse();
        assertThat(token).startsWith("Bearer ey");
        readInventory("nodes");
        assertThat(REQUEST_COUNT).as("a fresh list is not requested again").hasValue(1);
    }

    @Test
    void returnsOlderListAsStaleWhenClusterIsSilent() {
        UUID question = testFleet.askInventory(testFleet.admin, cluster, "nodes", null, Instant.now().plusSeconds(60));
        testFleet.sendAnswers(cluster, TestFleet.answer(question, Verdict.ACCEPTED, List.of(), List.of(NODE)));
        makeListStale();
        onQuestion("nodes", null, asked -> { });
        JsonNode nodes = readInventory("nodes");
        assertThat(nodes.at("/stale").booleanValue()).isTrue();
        assertThat(nodes.at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void keepsOlderListWhenApiServerIsUnavailable() {
        UUID question = testFleet.askInventory(testFleet.admin, cluster, "nodes", null, Instant.now().plusSeconds(60));
        testFleet.sendAnswers(cluster, TestFleet.answer(question, Verdict.ACCEPTED, List.of(), List.of(NODE)));
        makeListStale();
        onQuestion("nodes", null, asked -> testFleet.sendAnswers(cluster, TestFleet.answer(asked, Verdict.UNREACHABLE, List.of(),
                List.of())));
        assertThat(readInventory("nodes").at("/stale").booleanValue()).isTrue();
        assertThat(REQUEST_COUNT).hasValue(1);
    }

    @Test
    void reportsSilentClusterWhenNothingIsKnown() {
        onQuestion("nodes", null, question -> { });
        HttpResponse<String> response = requestInventory(testFleet.admin, "nodes");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(problem(response, "/code")).isEqualTo("ClusterIsSilent");
        assertThat(problem(response, "/detail")).contains("has never reported");
    }

    @Test
    void reportsSilentClusterWhenItsListHasExpired() {
        UUID question = testFleet.askInventory(testFleet.admin, cluster, "nodes", null, Instant.now().plusSeconds(60));
        testFleet.sendAnswers(cluster, TestFleet.answer(question, Verdict.ACCEPTED, List.of(), List.of(NODE)));
        makeListStale();
        querySide.bean(AnswerCleanup.class).deleteBefore(Instant.now().plusSeconds(60));
        onQuestion("nodes", null, asked -> { });

        HttpResponse<String> response = requestInventory(testFleet.admin, "nodes");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(problem(response, "/code")).isEqualTo("ClusterIsSilent");
    }

    @Test
    void passesOnRefusalOfCommandSide() {
        responseStatus = 409;
        responseBody = () -> "{\"code\":\"ClusterHasLeft\",\"detail\":\"It is of the fleet no more.\",\"remedy\":\"Look into another one.\"}";
        HttpResponse<String> response = requestInventory(testFleet.admin, "nodes");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(problem(response, "/code")).isEqualTo("ClusterHasLeft");
    }

    @Test
    void returnsAgentsRefusalAsProblem() {
        onQuestion("secrets", "inventory", question -> testFleet.sendAnswers(cluster, TestFleet.answer(question, Verdict.REFUSED, List.of(),
                List.of())));
        HttpResponse<String> response = requestInventory(testFleet.admin, "secrets&namespace=inventory");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(problem(response, "/detail")).isEqualTo("exceeded quota: pods");
    }

    @Test
    void restrictsInventoryToReadersNamespaces() {
        String viewer = testFleet.prefix + "-viewer";
        testFleet.grant(viewer, "NSViewer", "inventory", cluster);
        UUID question = testFleet.askInventory(testFleet.admin, cluster, "configmaps", "inventory", Instant.now().plusSeconds(60));
        testFleet.sendAnswers(cluster, TestFleet.answer(question, Verdict.ACCEPTED, List.of(), List.of(CONFIG)));
        assertThat(requestInventory(viewer, "configmaps&namespace=inventory").statusCode()).isEqualTo(200);
        assertThat(requestInventory(viewer, "configmaps&namespace=kube-system").statusCode()).isEqualTo(403);
        assertThat(requestInventory(viewer, "configmaps").statusCode()).isEqualTo(403);
        assertThat(requestInventory(viewer, "secrets&namespace=inventory").statusCode()).isEqualTo(403);
        assertThat(requestInventory(testFleet.prefix + "-nobody", "nodes").statusCode()).isEqualTo(404);
        assertThat(REQUEST_COUNT).hasValue(0);
    }

    @Test
    void listsOnlyNamespacesInReach() {
        String viewer = testFleet.prefix + "-viewer";
        testFleet.grant(viewer, "NSViewer", "inventory", cluster);
        UUID question = testFleet.askInventory(testFleet.admin, cluster, "namespaces", null, Instant.now().plusSeconds(60));
        testFleet.sendAnswers(cluster, TestFleet.answer(question, Verdict.ACCEPTED, List.of(),
                List.of(new Answer.Item("inventory", null, null), new Answer.Item("payments", null, null))));

        JsonNode seen = testFleet.get(viewer, "/api/v1/clusters/" + cluster + "/inventory?kind=namespaces");

        assertThat(seen.at("/items").findValuesAsString("name")).containsExactly("inventory");
        assertThat(seen.at("/total").intValue()).isEqualTo(1);
        assertThat(readInventory("namespaces").at("/total").intValue()).isEqualTo(2);
    }

    @Test
    void showsInventoryQuestionToReadersOfNamespace() {
        String there = testFleet.prefix + "-there";
        String elsewhere = testFleet.prefix + "-elsewhere";
        testFleet.grant(there, "NSViewer", "inventory", cluster);
        testFleet.grant(elsewhere, "NSViewer", "default", cluster);
        testFleet.askInventory(testFleet.admin, cluster, "configmaps", "inventory", Instant.now().plusSeconds(60));
        String audit = "/api/v1/audit?action=cluster.query-inventory&cluster=" + cluster;
        assertThat(testFleet.get(there, audit).at("/total").intValue()).isEqualTo(1);
        assertThat(testFleet.get(elsewhere, audit).at("/total").intValue()).isZero();
    }

    @Test
    void rejectsUnknownKindAndNeedlessNamespace() {
        assertThat(requestInventory(testFleet.admin, "pods").statusCode()).isEqualTo(400);
        assertThat(requestInventory(testFleet.admin, "nodes&namespace=x").statusCode()).isEqualTo(400);
    }

    /** Makes the stored list older than allowed. */
    private void makeListStale() {
        TestQuerySide.eventually("the list is projected", () -> querySide.sql()
                .sql("update inventories set received_at = received_at - interval '1 hour' where cluster = ?").param(cluster)
                .update() == 1);
    }

    /** Records the question in the ledger before the command-side's response is sent. */
    private void onQuestion(String kind, String namespace, Consumer<UUID> answerer) {
        responseBody = () -> {
            UUID question = testFleet.askInventory(testFleet.admin, cluster, kind, namespace, Instant.now().plusSeconds(60));
            Thread.ofVirtual().start(() -> answerer.accept(question));
            return "{\"id\":\"" + question + "\"}";
        };
    }

    private JsonNode readInventory(String kind) {
        return testFleet.get(testFleet.admin, "/api/v1/clusters/" + cluster + "/inventory?kind=" + kind);
    }

    private HttpResponse<String> requestInventory(String person, String kind) {
        return querySide.requestAs(person, "/api/v1/clusters/" + cluster + "/inventory?kind=" + kind, "Fleetledger-Min-Position",
                Long.toString(testFleet.position));
    }

    private static String problem(HttpResponse<String> response, String pointer) {
        return ContractJson.MAPPER.readTree(response.body()).at(pointer).stringValue();
    }
}
