package dev.fleetledger.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.parts.kubernetes.ControlPlane;

/** Sends manifests to a real API server without keeping the objects. */
final class ApiServer {
    private static final KubernetesClient CLIENT = client();
    private static final String OTHER_NAMESPACE = "kube-public";

    private ApiServer() {
    }

    /** Returns the first rejection; empty if all are accepted. A dry run doesn't create the Namespace, so the namespace default is used. */
    static Optional<String> findRejection(List<Manifest> manifests) {
        for (Manifest manifest : manifests) {
            try {
                apply(manifest);
            } catch (KubernetesClientException rejection) {
                return Optional.of(manifest.kind() + ": " + rejection.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Returns the object as the server would store it. */
    static JsonNode dryRun(Manifest manifest) {
        return TestDocuments.plain(CLIENT.getKubernetesSerialization().asJson(apply(manifest)));
    }

    /**
     * Creates the object as a person would, and deletes it before it returns.
     *
     * @return the live object's spec, then its spec after the manifest would be applied over it
     */
    static List<JsonNode> specsBeforeAndAfterTakeover(JsonNode original, Manifest manifest) {
        var resource = CLIENT.resource(toText(original, OTHER_NAMESPACE));
        Object live = resource.create();
        try {
            Object after = CLIENT.resource(toText(manifest.body(), OTHER_NAMESPACE)).dryRun().fieldManager("fleetledger-agent")
                    .forceConflicts().serverSideApply();
            return Stream.of(live, after).map(object -> TestDocuments.plain(CLIENT.getKubernetesSerialization().asJson(object))
                    .path("spec")).toList();
        } finally {
            resource.delete();
        }
    }

    private static Object apply(Manifest manifest) {
        String text = toText(manifest.body(), manifest.kind().equals("Namespace") ? null : "default");
        return CLIENT.resource(text).dryRun().fieldManager("fleetledger-agent").forceConflicts().serverSideApply();
    }

    private static String toText(JsonNode object, @Nullable String namespace) {
        ObjectNode body = (ObjectNode) object.deepCopy();
        if (namespace != null) {
            body.withObject("/metadata").put("namespace", namespace);
        }
        return new String(Json.canonical(body), StandardCharsets.UTF_8);
    }

    private static KubernetesClient client() {
        try {
            String kubeconfig = Files.readString(ControlPlane.shared().cluster("eu-1").kubeconfig());
            Config config = Config.fromKubeconfig(kubeconfig);
            // The server answers 500 to what server-side apply can't parse, and a retry gives the same result.
            config.setRequestRetryBackoffLimit(0);
            return new KubernetesClientBuilder().withConfig(config).build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
