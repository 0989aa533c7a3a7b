package dev.fleetledger.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuedCredentialsTest {

    /** By the action that is asked for, newest first. */
    private final List<String> joins = new CopyOnWriteArrayList<>();
    private final List<String> rotations = new CopyOnWriteArrayList<>();
    private HttpServer querySide;
    private IssuedCredentials issuedCredentials;

    @BeforeEach
    void startQuerySide() throws IOException {
        querySide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        querySide.createContext("/api/v1/audit", this::respond);
        querySide.start();
        var address = URI.create("http://127.0.0.1:" + querySide.getAddress().getPort());
        issuedCredentials = new IssuedCredentials(new HubClient(address, address, () -> "token"));
    }

    @AfterEach
    void stopQuerySide() {
        querySide.stop(0);
    }

    @Test
    void returnsNewestCredentialOfEachCluster() {
        joins.addAll(List.of(entry(12, "eu-2", "c12"), entry(10, "eu-1", "c10")));
        rotations.addAll(List.of(entry(11, "eu-1", "c11")));

        assertThat(issuedCredentials.readNew()).isEqualTo(Map.of("eu-1", "c11", "eu-2", "c12"));
    }

    @Test
    void returnsEachCredentialOnceOnly() {
        rotations.add(entry(11, "eu-1", "c11"));
        issuedCredentials.readNew();
        rotations.addFirst(entry(12, "eu-2", "c12"));

        assertThat(issuedCredentials.readNew()).isEqualTo(Map.of("eu-2", "c12"));
        assertThat(issuedCredentials.readNew()).isEmpty();
    }

    private static String entry(long position, String cluster, String credential) {
        return """
                {"position": "%d", "at": "2026-11-28T12:00:00Z", "target": {"cluster": "%s"}, "changes": [
                  {"path": "/credentials/older", "before": "issued", "after": "retired"},
                  {"path": "/credentials/%s", "before": null, "after": "issued"}]}""".formatted(position, cluster, credential);
    }

    private void respond(HttpExchange exchange) throws IOException {
        var entries = exchange.getRequestURI().getQuery().contains("action=cluster.join") ? joins : rotations;
        var body = ("{\"items\": [" + String.join(",", entries) + "], \"next\": null}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
