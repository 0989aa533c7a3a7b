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

/** Inventory of a cluster: returned from the view while it is fresh, otherwise asked in the reader's name. */
class InventoryIT {

    private static final Answer.Item NODE = new Answer.Item("node-1", null, Story.json("{\"labels\":{\"disk\":\"ssd\"},\"taints\":[]}"));
    private static final Answer.Item CONFIG = new Answer.Item("settings", "inventory", null);
    private static HttpServer commandSide;
    private static Side side;
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static volatile String token = "";
    private static volatile Supplier<String> answer = () -> "";
    private static volatile int status = 202;
    private Story story;
    private String cluster;

    @BeforeAll
    static void aCommandSide() throws IOException {
        commandSide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        commandSide.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        commandSide.createContext("/", InventoryIT::onLook);
        commandSide.start();
        side = new Side(Map.of("fleetledger.command-side", "http://localhost:" + commandSide.getAddress().getPort()));
    }

    private static void onLook(HttpExchange exchange) throws IOException {
        ASKED.incrementAndGet();
        token = exchange.getRequestHeaders().getFirst("Authorization");
        byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterAll
    static void end() {
        side.close();
        commandSide.stop(0);
    }

    @BeforeEach
    void aCluster() {
        story = new Story(side, "inventory-" + UUID.randomUUID().toString().substring(0, 8));
        cluster = story.cluster("one");
        ASKED.set(0);
        status = 202;
        answer = () -> "";
    }

    @Test
    void asksClusterWithReadersTokenAndAwaitsAnswer() {
        asks("nodes", null, question -> story.tell(cluster, Story.answer(question, Verdict.ACCEPTED, List.of(), List.of(NODE))));
        JsonNode nodes = read("nodes");
        assertThat(nodes.at("/items/0/facts/labels/disk").stringValue()).isEqualTo("ssd");
        assertThat(nodes.at("/stale").booleanValue()).isFalse();
        assertThat(token).startsWith("Bearer ey");
        read("nodes");
        assertThat(ASKED).as("a fresh list is not requested again").hasValue(1);
    }

    @Test
    void returnsOlderListAsStaleWhenClusterIsSilent() {
        UUID question = story.look(story.admin, cluster, "nodes", null, Instant.now().plusSeconds(60));
        story.tell(cluster, Story.answer(question, Verdict.ACCEPTED, List.of(), List.of(NODE)));
        longAgo();
        asks("nodes", null, asked -> { });
        JsonNode nodes = read("nodes");
        assertThat(nodes.at("/stale").booleanValue()).isTrue();
        assertThat(nodes.at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void keepsOlderListWhenApiServerIsUnavailable() {
        UUID question = story.look(story.admin, cluster, "nodes", null, Instant.now().plusSeconds(60));
        story.tell(cluster, Story.answer(question, Verdict.ACCEPTED, List.of(), List.of(NODE)));
        longAgo();
        asks("nodes", null, asked -> story.tell(cluster, Story.answer(asked, Verdict.UNREACHABLE, List.of(), List.of())));
        assertThat(read("nodes").at("/stale").booleanValue()).isTrue();
        assertThat(ASKED).hasValue(1);
    }

    @Test
    void reportsSilentClusterWhenNothingIsKnown() {
        asks("nodes", null, question -> { });
        HttpResponse<String> response = ask(story.admin, "nodes");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(problem(response, "/code")).isEqualTo("ClusterIsSilent");
        assertThat(problem(response, "/detail")).contains("never heard of");
    }

    @Test
    void passesOnRefusalOfCommandSide() {
        status = 409;
        answer = () -> "{\"code\":\"ClusterHasLeft\",\"detail\":\"It is of the fleet no more.\",\"remedy\":\"Look into another one.\"}";
        HttpResponse<String> response = ask(story.admin, "nodes");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(problem(response, "/code")).isEqualTo("ClusterHasLeft");
    }

    @Test
    void returnsAgentsRefusalAsProblem() {
        asks("secrets", "inventory", question -> story.tell(cluster, Story.answer(question, Verdict.REFUSED, List.of(), List.of())));
        HttpResponse<String> response = ask(story.admin, "secrets&namespace=inventory");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(problem(response, "/detail")).isEqualTo("exceeded quota: pods");
    }

    @Test
    void restrictsInventoryToReadersNamespaces() {
        String viewer = story.mark + "-viewer";
        story.grant(viewer, "NSViewer", "inventory", cluster);
        UUID question = story.look(story.admin, cluster, "configmaps", "inventory", Instant.now().plusSeconds(60));
        story.tell(cluster, Story.answer(question, Verdict.ACCEPTED, List.of(), List.of(CONFIG)));
        assertThat(ask(viewer, "configmaps&namespace=inventory").statusCode()).isEqualTo(200);
        assertThat(ask(viewer, "configmaps&namespace=kube-system").statusCode()).isEqualTo(403);
        assertThat(ask(viewer, "configmaps").statusCode()).isEqualTo(403);
        assertThat(ask(viewer, "secrets&namespace=inventory").statusCode()).isEqualTo(403);
        assertThat(ask(story.mark + "-nobody", "nodes").statusCode()).isEqualTo(404);
        assertThat(ASKED).hasValue(0);
    }

    @Test
    void showsInventoryQuestionToReadersOfNamespace() {
        String there = story.mark + "-there";
        String elsewhere = story.mark + "-elsewhere";
        story.grant(there, "NSViewer", "inventory", cluster);
        story.grant(elsewhere, "NSViewer", "default", cluster);
        story.look(story.admin, cluster, "configmaps", "inventory", Instant.now().plusSeconds(60));
        String audit = "/api/v1/audit?action=cluster.query-inventory&cluster=" + cluster;
        assertThat(story.get(there, audit).at("/total").intValue()).isEqualTo(1);
        assertThat(story.get(elsewhere, audit).at("/total").intValue()).isZero();
    }

    @Test
    void rejectsUnknownKindAndNeedlessNamespace() {
        assertThat(ask(story.admin, "pods").statusCode()).isEqualTo(400);
        assertThat(ask(story.admin, "nodes&namespace=x").statusCode()).isEqualTo(400);
    }

    /** Makes the stored list older than allowed. */
    private void longAgo() {
        Side.eventually("the list is projected", () -> side.sql()
                .sql("update inventories set received_at = received_at - interval '1 hour' where cluster = ?").param(cluster).update() == 1);
    }

    /** Records the question in the ledger before the command-side's response is sent. */
    private void asks(String kind, String namespace, Consumer<UUID> then) {
        answer = () -> {
            UUID question = story.look(story.admin, cluster, kind, namespace, Instant.now().plusSeconds(60));
            Thread.ofVirtual().start(() -> then.accept(question));
            return "{\"id\":\"" + question + "\"}";
        };
    }

    private JsonNode read(String kind) {
        return story.get(story.admin, "/api/v1/clusters/" + cluster + "/inventory?kind=" + kind);
    }

    private HttpResponse<String> ask(String person, String kind) {
        return side.as(person, "/api/v1/clusters/" + cluster + "/inventory?kind=" + kind, "Fleetledger-Min-Position", Long.toString(story.position));
    }

    private static String problem(HttpResponse<String> response, String pointer) {
        return ContractJson.MAPPER.readTree(response.body()).at(pointer).stringValue();
    }
}
