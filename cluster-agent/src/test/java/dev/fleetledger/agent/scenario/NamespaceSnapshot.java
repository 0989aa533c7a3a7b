package dev.fleetledger.agent.scenario;

import java.util.ArrayList;
import java.util.List;

import io.fabric8.kubernetes.client.KubernetesClient;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** All objects of a namespace and the namespace itself, as in {@code kubectl get -o yaml}: with versions and field managers. */
record NamespaceSnapshot(List<JsonNode> objects) {

    private static final List<String> KINDS =
            List.of("apis/apps/v1/%s/daemonsets", "apis/apps/v1/%s/controllerrevisions", "api/v1/%s/services",
                    "api/v1/%s/pods", "api/v1/%s/configmaps", "api/v1/%s/secrets", "api/v1/%s/serviceaccounts", "api/v1/%s/resourcequotas",
                    "api/v1/%s/limitranges", "api/v1/%s/persistentvolumeclaims", "api/v1/%s/events");

    static NamespaceSnapshot of(KubernetesClient client, String namespace) {
        List<JsonNode> all = new ArrayList<>();
        all.add(read(client, "/api/v1/namespaces/" + namespace));
        KINDS.forEach(kind -> read(client, "/" + kind.formatted("namespaces/" + namespace)).path("items").forEach(all::add));
        return new NamespaceSnapshot(all);
    }

    private static JsonNode read(KubernetesClient client, String path) {
        return ContractJson.MAPPER.readTree(client.raw(path));
    }
}
