package dev.fleetledger.agent.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** A user with kubectl who knows nothing of Fleetledger. */
final class KubectlUser implements AutoCloseable {

    static final String MANAGER = "kubectl-edit";

    private final KubernetesClient client;

    KubectlUser(Path kubeconfig) {
        Config config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile())).withRequestRetryBackoffLimit(2).build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    String createNamespace() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 8);
        createNamespace(name);
        return name;
    }

    void createNamespace(String name) {
        client.resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build()).create();
    }

    void deleteNamespace(String name) {
        client.namespaces().withName(name).delete();
    }

    void createPodQuota(String namespace, int max) {
        client.resource(new ResourceQuotaBuilder().withNewMetadata().withName("few").withNamespace(namespace).endMetadata()
                .withNewSpec().withHard(Map.of("pods", new Quantity(Integer.toString(max)))).endSpec().build()).create();
        Wait.until("the quota is computed", () -> {
            ResourceQuota quota = client.resourceQuotas().inNamespace(namespace).withName("few").get();
            return quota.getStatus() != null && quota.getStatus().getUsed() != null;
        });
    }

    boolean hasNamespace(String name) {
        return client.namespaces().withName(name).get() != null;
    }

    Resource<DaemonSet> daemonSet(String namespace, String name) {
        return client.apps().daemonSets().inNamespace(namespace).withName(name);
    }

    /** @return the existing DaemonSet; null if there is none */
    DaemonSet findDaemonSet(String namespace, String name) {
        return daemonSet(namespace, name).get();
    }

    /** Applies an object of any kind. */
    void apply(String manifest) {
        client.resource(manifest).fieldManager("kubectl").serverSideApply();
    }

    /** Creates an object as {@code kubectl create} does. */
    void create(String manifest) {
        client.resource(manifest).create();
    }

    void labelNamespace(String name, String key, String value) {
        client.namespaces().withName(name).patch(new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build(),
                "{\"metadata\":{\"labels\":{\"" + key + "\":\"" + value + "\"}}}");
    }

    /** @param finalizers as JSON; {@code null} removes all of them */
    void setFinalizers(String namespace, String finalizers) {
        client.namespaces().withName(namespace).patch(new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build(),
                "{\"metadata\":{\"finalizers\":" + finalizers + "}}");
    }

    void changeImage(String namespace, String name, String image) {
        patch(namespace, name, PatchType.JSON,
                "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/image\",\"value\":\"" + image + "\"}]");
    }

    /** Changes the value of the container's only environment variable, {@code LEVEL}. */
    void changeLevel(String namespace, String name, String value) {
        patch(namespace, name, PatchType.JSON,
                "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/env/0/value\",\"value\":\"" + value + "\"}]");
    }

    /** Adds a privileged container by server-side apply as another field manager. */
    void addPrivilegedContainer(String namespace, String name) {
        client.resource("""
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"namespace":"%s","name":"%s"},"spec":{"template":{"spec":{"containers":[
                 {"name":"added","image":"quay.io/added:v1","securityContext":{"privileged":true}}]}}}}""".formatted(namespace, name))
                .fieldManager("sidecar-injector").serverSideApply();
    }

    /** @param value as JSON */
    void addToPod(String namespace, String name, String field, String value) {
        patch(namespace, name, PatchType.JSON_MERGE,
                "{\"spec\":{\"template\":{\"spec\":{\"" + field + "\":" + value + "}}}}");
    }

    /** @param patch JSON patch */
    void edit(String namespace, String name, String patch) {
        patch(namespace, name, PatchType.JSON, patch);
    }

    /** As {@code kubectl rollout restart} does. */
    void restart(String namespace, String name, String time) {
        patch(namespace, name, PatchType.STRATEGIC_MERGE, "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{"
                + "\"kubectl.kubernetes.io/restartedAt\":\"" + time + "\"}}}}}");
    }

    void removeEnvironment(String namespace, String name) {
        patch(namespace, name, PatchType.JSON, "[{\"op\":\"remove\",\"path\":\"/spec/template/spec/containers/0/env\"}]");
    }

    void label(String namespace, String name, Map<String, String> labels) {
        String pairs = labels.entrySet().stream().map(e -> "\"" + e.getKey() + "\":"
                + (e.getValue().isEmpty() ? "null" : "\"" + e.getValue() + "\"")).reduce((a, b) -> a + "," + b).orElse("");
        patch(namespace, name, PatchType.JSON_MERGE, "{\"metadata\":{\"labels\":{" + pairs + "}}}");
    }

    /** @param value as JSON; {@code null} removes the annotation */
    void annotate(String namespace, String name, String key, String value) {
        patch(namespace, name, PatchType.JSON_MERGE, "{\"metadata\":{\"annotations\":{\"" + key + "\":" + value + "}}}");
    }

    void deleteDaemonSet(String namespace, String name) {
        daemonSet(namespace, name).delete();
    }

    void deleteAgentMemory() {
        client.configMaps().inNamespace("fleetledger-system").delete();
    }

    /** Returns whether the agent memory is complete: the hub is stored, and this workload with the generation that was applied last. */
    boolean hasAgentMemory(UUID workload, long generation) {
        List<ConfigMap> shards = agentMemory();
        return shards.stream().anyMatch(shard -> shard.getMetadata().getName().equals("fleetledger-memory"))
                && shards.stream().anyMatch(shard -> shard.getData() != null && shard.getData().getOrDefault(workload.toString(), "")
                        .contains("\"generation\":" + generation + ","));
    }

    List<ConfigMap> agentMemory() {
        return client.configMaps().inNamespace("fleetledger-system").list().getItems();
    }

    /** Restores an earlier memory, as an agent leaves it behind that ends before it has written the later one. */
    void restoreAgentMemory(List<ConfigMap> earlier) {
        earlier.forEach(shard -> {
            shard.getMetadata().setResourceVersion(null);
            shard.getMetadata().setManagedFields(null);
            client.resource(shard).update();
        });
    }

    void corruptAgentMemory() {
        if (client.namespaces().withName("fleetledger-system").get() == null) {
            createNamespace("fleetledger-system");
        }
        client.resource("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"namespace":"fleetledger-system","name":"fleetledger-memory-3"},
                 "data":{"not-a-workload":"7","0197a1b2-0000-7000-8000-000000000002":"{\\"epoch\\":1}"}}""").forceConflicts()
                .fieldManager(MANAGER).serverSideApply();
    }

    KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }

    private void patch(String namespace, String name, PatchType type, String patch) {
        daemonSet(namespace, name).patch(new PatchContext.Builder().withPatchType(type).withFieldManager(MANAGER).build(), patch);
    }
}
