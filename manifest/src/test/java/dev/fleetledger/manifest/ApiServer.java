package dev.fleetledger.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.parts.ControlPlane;

/** What a real API server says to manifests, without keeping them. */
final class ApiServer {
    private static final KubernetesClient CLIENT = client();

    private ApiServer() {
    }

    /** The first refusal; empty when all are accepted. A namespace that is asked for isn't there in a dry run, so default stands in. */
    static Optional<String> refusal(List<Manifest> manifests) {
        for (Manifest manifest : manifests) {
            try {
                apply(manifest);
            } catch (KubernetesClientException refused) {
                return Optional.of(manifest.kind() + ": " + refused.getMessage());
            }
        }
        return Optional.empty();
    }

    /** The object as the server would store it. */
    static JsonNode stored(Manifest manifest) {
        return Given.plain(CLIENT.getKubernetesSerialization().asJson(apply(manifest)));
    }

    private static Object apply(Manifest manifest) {
        ObjectNode body = (ObjectNode) manifest.body().deepCopy();
        if (!manifest.kind().equals("Namespace")) {
            body.withObject("/metadata").put("namespace", "default");
        }
        return CLIENT.resource(new String(Json.canonical(body), StandardCharsets.UTF_8)).dryRun().fieldManager("fleetledger-agent")
            .forceConflicts().serverSideApply();
    }

    private static KubernetesClient client() {
        try {
            String kubeconfig = Files.readString(ControlPlane.shared().cluster("eu-1").kubeconfig());
            return new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
