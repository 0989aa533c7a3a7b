package dev.fleetledger.agent.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.fleetledger.agent.workqueue.AgentThreads;

class ApiServerTrustTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void rejectsApiServerOfUntrustedAuthority() throws Exception {
        createKey("ours");
        HttpsServer server = startServer(createKey("another"));

        assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> api(server, "ours").read("version"))
                .satisfies(failure -> assertThat(failure.status()).isZero());

        server.stop(0);
    }

    @Test
    void trustsReplacedAuthorityWithoutRestart() throws Exception {
        createKey("before");
        HttpsServer server = startServer(createKey("after"));
        KubernetesApi api = api(server, "before");
        assertThatExceptionOfType(ApiServerException.class).isThrownBy(() -> api.read("version"));

        Files.writeString(folder.resolve("before.pem"), "");
        assertThatExceptionOfType(ApiServerException.class).as("while the file is half written").isThrownBy(() -> api.read("version"));
        Files.copy(folder.resolve("after.pem"), folder.resolve("before.pem"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(api.read("version").path("good").asBoolean()).isTrue();
        server.stop(0);
    }

    private KubernetesApi api(HttpsServer server, String authority) {
        Config config = Config.empty();
        config.setMasterUrl("https://127.0.0.1:" + server.getAddress().getPort() + "/");
        config.setCaCertFile(folder.resolve(authority + ".pem").toString());
        return new KubernetesApi(ApiServerClient.of(ApiServerConfig.configured(config), AgentThreads.PLATFORM, Duration.ofSeconds(20), () -> { }));
    }

    private static HttpsServer startServer(KeyStore key) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(key, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] body = "{\"good\":true}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Creates a self-signed key for 127.0.0.1 and stores its certificate as a PEM file. */
    private KeyStore createKey(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        int exitCode = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                name,
                "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=ip:127.0.0.1", "-keystore", file.toString(),
                "-storepass", new String(PASSWORD), "-storetype", "PKCS12").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        assertThat(exitCode).isZero();
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
        Files.writeString(folder.resolve(name + ".pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(store.getCertificate(name).getEncoded()) + "\n-----END CERTIFICATE-----\n");
        return store;
    }
}
