package dev.fleetledger.agent.observe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.fleetledger.agent.apiserver.ApiRequests;
import dev.fleetledger.agent.apiserver.ApiServerConnection;
import dev.fleetledger.agent.apiserver.FakeServer;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.deployment.DeploymentStates;

/** Tests how a watch continues after each kind of end. */
@Timeout(60)
class WatchTest {

    private static final String LIST = "{\"kind\":\"DaemonSetList\",\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[]}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Watch watch;

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void resumesFromLastBookmark() throws IOException {
        try (FakeServer server = ending("{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"DaemonSet\",\"metadata\":{\"resourceVersion\":\"9\"}}}")) {
            lay(server);

            List<String> requests = await(server, 3);

            assertThat(requests.get(1)).contains("watch=true", "allowWatchBookmarks=true", "resourceVersion=5");
            assertThat(requests.get(2)).contains("watch=true", "resourceVersion=9");
        }
    }

    @Test
    void relistsAfterExpiredEvent() throws IOException {
        try (FakeServer server = ending("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Expired\",\"code\":410}}")) {
            lay(server);

            assertThat(await(server, 3).get(2)).doesNotContain("watch=true");
        }
    }

    @Test
    void relistsWhenWatchIsRefusedAsExpired() throws IOException {
        try (var server = new FakeServer((line, out) -> {
            if (line.contains("watch=true")) {
                FakeServer.say(out, "410 Gone", "{\"kind\":\"Status\",\"code\":410}");
            } else {
                FakeServer.say(out, "200 OK", LIST);
            }
        })) {
            lay(server);

            assertThat(await(server, 3).get(2)).doesNotContain("watch=true");
        }
    }

    @Test
    void relistsAfterEventCutInTheMiddle() throws IOException {
        try (FakeServer server = ending("{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"Daem")) {
            lay(server);

            assertThat(await(server, 3).get(2)).as("a resumed watch would skip the truncated event").doesNotContain("watch=true");
        }
    }

    /** Starts a server that responds with a list, and with a watch that sends one event and ends. */
    private static FakeServer ending(String event) {
        return new FakeServer((line, out) -> {
            if (line.contains("watch=true")) {
                end(out, event);
            } else {
                FakeServer.say(out, "200 OK", LIST);
            }
        });
    }

    private static void end(OutputStream out, String event) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(event.length(), event)).getBytes(US_ASCII));
        out.flush();
    }

    private void lay(FakeServer server) {
        ApiServerConnection serverConnection = server.connection();
        var requests = new ListWatchClient(serverConnection, new KubernetesApi(new ApiRequests(serverConnection, PATIENCE)), PATIENCE);
        watch = new Watch(requests, new DaemonSetWatchHandler(new DeploymentStates(Clock.systemUTC()), workload -> { }, workload -> { }));
        watch.restart();
    }

    private static List<String> await(FakeServer server, int count) {
        while (server.requests().size() < count) {
            Thread.onSpinWait();
            Thread.yield();
        }
        return server.requests();
    }
}
