package dev.fleetledger.agent.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.agent.workqueue.AgentThreads;

class ApiServerConfigTest {

    @TempDir
    private Path folder;
    private volatile String accepted = "first";

    @Test
    void readsReplacedTokenFile() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(folder.resolve("token"), "first\n");
        KubernetesApi api = new KubernetesApi(ApiServerClient.open(kubeconfig("http://127.0.0.1:" + server.getAddress().getPort(), "",
                "tokenFile: " + folder.resolve("token")), AgentThreads.PLATFORM, Duration.ofSeconds(20), () -> { }));
        assertThat(api.read("version").path("good").asBoolean()).isTrue();

        Files.delete(folder.resolve("token"));
        assertThat(api.read("version").path("good").asBoolean()).as("the former token serves while the file is missing").isTrue();
        Files.writeString(folder.resolve("token"), "second\n");
        accepted = "second";

        assertThat(api.read("version").path("good").asBoolean()).isTrue();
        server.stop(0);
    }

    @Test
    void refusesToTrustAnyCertificate() throws IOException {
        Path kubeconfig = kubeconfig("https://127.0.0.1:1", "insecure-skip-tls-verify: true", "token: t");

        assertThatIllegalArgumentException().isThrownBy(() -> ApiServerConfig.of(kubeconfig, Map.of()))
                .withMessageContaining("insecure-skip-tls-verify");
    }

    @Test
    void tellsThatKubeconfigIsMissingOutsideOfPod() {
        assertThatIllegalArgumentException().isThrownBy(() -> ApiServerConfig.of(null, Map.of()))
                .withMessage("Not running in a pod: set KUBECONFIG to a kubeconfig file");
    }

    private Path kubeconfig(String server, String trust, String user) throws IOException {
        return Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: a
                contexts: [{name: a, context: {cluster: a, user: a}}]
                clusters:
                - name: a
                  cluster:
                    server: %s
                    %s
                users: [{name: a, user: {%s}}]
                """.formatted(server, trust, user));
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean good = ("Bearer " + accepted).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = "{\"good\":true}".getBytes(UTF_8);
        exchange.sendResponseHeaders(good ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
