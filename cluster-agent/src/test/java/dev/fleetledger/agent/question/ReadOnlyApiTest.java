package dev.fleetledger.agent.question;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.agent.apiserver.ApiServerClient;
import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.workqueue.AgentThreads;

/** Tests long lists and slow servers. */
class ReadOnlyApiTest {

    private static final int NODES = 250;

    @TempDir
    private Path folder;
    private HttpServer server;
    private ApiServerClient client;
    private final List<String> queries = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/nodes", this::page);
        server.createContext("/api/v1/hangs", exchange -> hang());
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        client = ApiServerClient.open(Files.writeString(folder.resolve("config"), """
                {"apiVersion":"v1","kind":"Config","current-context":"a","contexts":[{"name":"a","context":{"cluster":"a","user":"a"}}],
                 "clusters":[{"name":"a","cluster":{"server":"%s"}}],"users":[{"name":"a","user":{"token":"t"}}]}""".formatted(url)), AgentThreads.PLATFORM, Duration.ofSeconds(30), () -> { });
    }

    @AfterEach
    void stop() {
        released.countDown();
        client.close();
        server.stop(0);
    }

    @Test
    void readsAllPagesOfList() {
        List<String> names = new ArrayList<>();

        boolean complete = api(Duration.ofMinutes(1)).forEach("api/v1/nodes", 1_000, node -> names.add(node.path("name").asString("")));

        assertThat(complete).isTrue();
        assertThat(names).hasSize(NODES).doesNotHaveDuplicates();
        assertThat(queries).hasSize(3);
    }

    @Test
    void stopsAtLimitAndReportsListIncomplete() {
        List<String> names = new ArrayList<>();

        boolean complete = api(Duration.ofMinutes(1)).forEach("api/v1/nodes", 150, node -> names.add(node.path("name").asString("")));

        assertThat(complete).isFalse();
        assertThat(names).hasSize(150);
        assertThat(queries).as("number of pages read").hasSize(2);
    }

    @Test
    void failsWhenQuestionExceedsItsTime() {
        ReadOnlyApi api = api(Duration.ofMillis(300));

        assertThatThrownBy(() -> api.read("api/v1/hangs")).isInstanceOfSatisfying(ApiServerException.class,
                failure -> assertThat(failure.status()).isZero());
        assertThatThrownBy(() -> api.read("api/v1/nodes")).isInstanceOf(ApiServerException.class).hasMessageContaining("too slow");
        assertThat(queries).isEmpty();
    }

    private ReadOnlyApi api(Duration timeLimit) {
        return new ReadOnlyApi(client, timeLimit);
    }

    private void page(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        queries.add(query);
        int from = query != null && query.contains("continue=") ? Integer.parseInt(query.replaceAll(".*continue=", "")) : 0;
        int to = Math.min(from + 100, NODES);
        String items = IntStream.range(from, to).mapToObj(i -> "{\"name\":\"n" + i + "\"}").collect(Collectors.joining(","));
        byte[] body = "{\"metadata\":{\"continue\":\"%s\"},\"items\":[%s]}".formatted(to < NODES ? to : "", items).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void hang() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
