package dev.fleetledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.hub.FleetSeeder;
import dev.fleetledger.local.hub.HubClient;
import dev.fleetledger.local.hub.IssuedCredentials;
import dev.fleetledger.local.process.ServiceCommands;

/** Somebody has rotated the credentials of two clusters. */
class ClusterJoinsTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> audit =
            new CopyOnWriteArrayList<>(List.of(rotation(11, "eu-1", "foreign"), rotation(12, "eu-2", "foreign")));
    @TempDir
    private Path folder;
    private HttpServer hub;
    private HubClient hubClient;
    private FleetContext context;

    @BeforeEach
    void startHub() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/api/v1/audit", exchange -> respond(exchange, 200, "{\"items\": [%s]}".formatted(String.join(",", audit))));
        hub.start();
        var address = URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
        hubClient = new HubClient(address, address, () -> "token");
        context = FleetContext.of(LocalFleet.Settings.forStory(folder), new ServiceCommands(folder), line -> { });
        List.of("eu-1", "eu-2").forEach(cluster -> DataFolder.write(context.data().joinManifest(cluster), secret("own")));
    }

    @AfterEach
    void stopHub() {
        hub.stop(0);
    }

    @Test
    void clusterWhoseCredentialCannotBeRenewedStopsNoOtherAndIsTriedAgain() {
        respondToRotation(503, "not now");

        followTwice(() -> { });

        assertThat(requests).containsExactlyInAnyOrder("/api/v1/clusters/eu-1:rotate", "/api/v1/clusters/eu-2:rotate",
                "/api/v1/clusters/eu-1:rotate", "/api/v1/clusters/eu-2:rotate");
    }

    /** The renewal is itself a rotation that the audit tells of. */
    @Test
    void agentThatCouldNotContinueWithRenewedCredentialIsTriedAgain() {
        respondToRotation(200, secret("renewed"));

        followTwice(() -> {
            audit.addFirst(rotation(13, "eu-1", "renewed"));
            DataFolder.write(context.data().kubeconfig("eu-1"), "it answers now");
        });

        assertThat(requests).containsExactlyInAnyOrder("/api/v1/clusters/eu-1:rotate", "/api/v1/clusters/eu-2:rotate");
        assertThat(context.data().agentKubeconfig("eu-1")).hasContent("it answers now");
    }

    private void followTwice(Runnable between) {
        try (var clusterJoins = new ClusterJoins(context)) {
            var seeder = new FleetSeeder(hubClient, context.data());
            var issuedCredentials = new IssuedCredentials(hubClient);
            clusterJoins.followOnce(seeder, issuedCredentials, context.clusterNames());
            between.run();
            clusterJoins.followOnce(seeder, issuedCredentials, context.clusterNames());
        }
    }

    private void respondToRotation(int status, String body) {
        hub.createContext("/api/v1/clusters/", exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            respond(exchange, status, body);
        });
    }

    private static String secret(String credential) {
        return "kind: Secret\nstringData:\n  credential: %s\n  kafka-user: user\n".formatted(credential);
    }

    private static String rotation(long position, String cluster, String credential) {
        return """
                {"position": "%d", "at": "2026-11-28T12:00:00Z", "target": {"cluster": "%s"}, "changes": [
                  {"path": "/credentials/%s", "before": null, "after": "issued"}]}""".formatted(position, cluster, credential);
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
