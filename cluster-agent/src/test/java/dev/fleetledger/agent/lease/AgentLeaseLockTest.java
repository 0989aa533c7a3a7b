package dev.fleetledger.agent.lease;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentLeaseLockTest {

    private static final String LEASE = "{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\",\"metadata\":{\"namespace\":"
            + "\"fleetledger-system\",\"name\":\"fleetledger-agent\",\"resourceVersion\":\"7\"},\"spec\":{\"holderIdentity\":\"%s\","
            + "\"leaseDurationSeconds\":15,\"renewTime\":\"%s\"}}";
    private static final ZonedDateTime CLOCK_OF_HOLDER = ZonedDateTime.now().plusHours(1);

    private final LeaseHolder self = LeaseHolder.self();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final AgentLeaseLock lock = new AgentLeaseLock(self, Duration.ofSeconds(15), new Log());
    private HttpServer server;
    private KubernetesClient client;
    private volatile String holder = "another-host_7_x";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Config config = Config.empty();
        config.setMasterUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void measuresExpiryByTimeSinceRenewalWasSeen() {
        LeaderElectionRecord seen = lock.get(client);

        assertThat(seen.getRenewTime()).isBefore(CLOCK_OF_HOLDER.minusMinutes(30));
        assertThat(log).containsExactly("attempt", "GET", "held by other");
    }

    @Test
    void tellsReleaseBeforeOthersCanTakeTheLease() {
        holder = self.identity();
        LeaderElectionRecord seen = lock.get(client);

        lock.update(client, new LeaderElectionRecord(null, Duration.ofSeconds(1), seen.getAcquireTime(), seen.getRenewTime(), 0));

        assertThat(log).containsExactly("attempt", "GET", "release", "PUT");
    }

    @Test
    void considersDeadProcessOfThisHostNoHolder() {
        holder = new LeaseHolder(self.host(), 5_000_000, "killed").identity();

        assertThat(lock.get(client).getHolderIdentity()).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        log.add(exchange.getRequestMethod());
        byte[] body = LEASE.formatted(holder, CLOCK_OF_HOLDER.format(java.time.format.DateTimeFormatter.ofPattern(
                "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX"))).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private final class Log implements AgentLeaseLock.Observer {

        @Override
        public void onAttempt() {
            log.add("attempt");
        }

        @Override
        public void onHeldByOther() {
            log.add("held by other");
        }

        @Override
        public void onRenewed(long startNanos, boolean created) {
            log.add("renewed");
        }

        @Override
        public void onRelease() {
            log.add("release");
        }

        @Override
        public void onFailure(KubernetesClientException failure) {
            log.add("failure");
        }

        @Override
        public boolean isBarred() {
            return false;
        }
    }
}
