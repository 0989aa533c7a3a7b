package dev.fleetledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FaultInjectionTest {
    private final SimulatedFleet fleet = SimulatedFleet.start();
    private final SimulatedCluster broken = fleet.add(ClusterSettings.named("eu-1"));
    private final SimulatedCluster other = fleet.add(ClusterSettings.named("eu-2"));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        fleet.close();
    }

    private HttpRequest namespaces(SimulatedCluster cluster, String query) {
        return HttpRequest.newBuilder(URI.create(cluster.url() + "api/v1/namespaces" + query)).build();
    }

    private void setFault(String fault) throws Exception {
        URI control = URI.create("http://127.0.0.1:" + fleet.port() + "/control/clusters/eu-1/fault");
        http.send(HttpRequest.newBuilder(control).PUT(BodyPublishers.ofString(fault)).build(), BodyHandlers.ofString());
    }

    @Test
    void cutsConnectionsOfOfflineClusterOnly() throws Exception {
        setFault("offline");

        assertThatThrownBy(() -> http.send(namespaces(broken, ""), BodyHandlers.ofString())).isInstanceOf(IOException.class);
        assertThat(http.send(namespaces(other, ""), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void endsOpenWatchesWhenGoingOffline() throws Exception {
        var body = http.send(namespaces(broken, "?watch=true"), BodyHandlers.ofInputStream()).body();
        assertThat(body.read()).as("first byte of the first event").isEqualTo('{');
        CompletableFuture<?> watch = CompletableFuture.supplyAsync(() -> {
            try (body) {
                return body.readAllBytes().length;
            } catch (IOException cut) {
                return -1;
            }
        });

        setFault("offline");

        assertThat(watch).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void respondsToHangingRequestOnceBackOnline() throws Exception {
        setFault("hang");
        var response = http.sendAsync(namespaces(broken, ""), BodyHandlers.ofString());

        http.send(namespaces(other, ""), BodyHandlers.ofString());
        http.send(namespaces(other, ""), BodyHandlers.ofString());
        assertThat(response).as("response, after the other cluster has responded to two later requests").isNotDone();
        setFault("online");
        assertThat(response.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
}
