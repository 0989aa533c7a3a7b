package dev.fleetledger.agent.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;

/** A mutating admission webhook that adds a container named {@code injected} and a grace period of 7 s to each DaemonSet. */
final class MutatingWebhook implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final HttpsServer server;
    private final String certificate;

    /** @param folder for the key */
    MutatingWebhook(Path folder) throws Exception {
        KeyStore key = createKey(folder.resolve("webhook.p12"));
        certificate = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(key.getCertificate("webhook").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(key, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", MutatingWebhook::review);
        server.start();
    }

    /** Returns its configuration, which applies in this namespace only. */
    String configuration(String namespace) {
        return """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: injects-%1$s}
                webhooks:
                - name: injects.example.org
                  admissionReviewVersions: [v1]
                  sideEffects: None
                  failurePolicy: Fail
                  clientConfig: {url: "https://127.0.0.1:%2$d/injects", caBundle: %3$s}
                  namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
                  rules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [daemonsets]}]
                """.formatted(namespace, server.getAddress().getPort(), Base64.getEncoder().encodeToString(certificate.getBytes(UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void review(HttpExchange exchange) throws IOException {
        JsonNode request = ContractJson.MAPPER.readTree(exchange.getRequestBody().readAllBytes()).path("request");
        ObjectNode review = ContractJson.MAPPER.createObjectNode().put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
        review.putObject("response").put("uid", request.path("uid").asString("")).put("allowed", true).put("patchType", "JSONPatch")
                .put("patch", Base64.getEncoder().encodeToString(ContractJson.MAPPER.writeValueAsBytes(patch(request.path("object")))));
        byte[] body = ContractJson.MAPPER.writeValueAsBytes(review);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static ArrayNode patch(JsonNode daemonSet) {
        ArrayNode patch = ContractJson.MAPPER.createArrayNode();
        patch.addObject().put("op", "add").put("path", "/spec/template/spec/terminationGracePeriodSeconds").put("value", 7);
        JsonNode containers = daemonSet.at("/spec/template/spec/containers");
        if (containers.valueStream().noneMatch(container -> container.path("name").asString("").equals("injected"))) {
            patch.addObject().put("op", "add").put("path", "/spec/template/spec/containers/-")
                    .putObject("value").put("name", "injected").put("image", "quay.io/injected:v1");
        }
        return patch;
    }

    private static KeyStore createKey(Path file) throws Exception {
        int exitCode = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "webhook", "-keyalg", "EC", "-dname", "CN=webhook", "-ext", "san=ip:127.0.0.1", "-keystore", file.toString(), "-storepass",
                new String(PASSWORD), "-storetype", "PKCS12").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor();
        if (exitCode != 0) {
            throw new UncheckedIOException(new IOException("keytool ended with " + exitCode));
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }
}
