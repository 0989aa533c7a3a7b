package dev.fleetledger.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the endpoints that the kubelet probes. */
class HealthServerTest {

    private List<String> stuckTasks = List.of();
    private boolean ready = true;
    private final HealthServer healthServer = new HealthServer(null, 0, () -> stuckTasks, () -> ready, () -> Map.of("workloads", 3));

    @AfterEach
    void close() {
        healthServer.close();
    }

    @Test
    void reportsWorkingAgentAsLiveAndReady() throws Exception {
        assertThat(get("livez").statusCode()).isEqualTo(200);
        assertThat(get("readyz").statusCode()).isEqualTo(200);
        assertThat(get("metrics").body()).isEqualTo("fleetledger_agent_workloads 3\n");
    }

    @Test
    void failsLivenessAndNamesStuckTasks() throws Exception {
        stuckTasks = List.of("intents", "repair-2");

        assertThat(get("livez").statusCode()).isEqualTo(503);
        assertThat(get("livez").body()).isEqualTo("intents\nrepair-2\n");
    }

    @Test
    void reportsWaitingAgentAsLiveButNotReady() throws Exception {
        ready = false;

        assertThat(get("livez").statusCode()).isEqualTo(200);
        assertThat(get("readyz").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> get(String page) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthServer.port() + "/" + page)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
