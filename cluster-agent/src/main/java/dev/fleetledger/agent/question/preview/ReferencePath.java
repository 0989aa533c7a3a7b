package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Path at which a pod template names another object.
 *
 * @param path from the pod's or container's spec; a star stands for each item of a list
 * @param name the member that holds the object's name
 * @param keys path of the keys that are needed of it; empty: no key by name
 */
record ReferencePath(ReferencedKind kind, String path, String name, String keys) {

    /** The kinds that may be named, and their API paths. */
    enum ReferencedKind {
        SECRET("Secret", "api/v1", "secrets", true),
        PULL_SECRET("Secret", "api/v1", "secrets", true),
        CONFIG_MAP("ConfigMap", "api/v1", "configmaps", true),
        CLAIM("PersistentVolumeClaim", "api/v1", "persistentvolumeclaims", true),
        SERVICE_ACCOUNT("ServiceAccount", "api/v1", "serviceaccounts", true),
        PRIORITY_CLASS("PriorityClass", "apis/scheduling.k8s.io/v1", "priorityclasses", false),
        RUNTIME_CLASS("RuntimeClass", "apis/node.k8s.io/v1", "runtimeclasses", false);

        final String kindName;
        final boolean namespaced;
        private final String group;
        private final String plural;

        ReferencedKind(String kindName, String group, String plural, boolean namespaced) {
            this.kindName = kindName;
            this.group = group;
            this.plural = plural;
            this.namespaced = namespaced;
        }

        String path(String namespace, String name) {
            return group + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural + "/" + name;
        }
    }

    private static final List<ReferencePath> POD = List.of(
            new ReferencePath(ReferencedKind.CONFIG_MAP, "volumes/*/configMap", "name", "items/*/key"),
            new ReferencePath(ReferencedKind.SECRET, "volumes/*/secret", "secretName", "items/*/key"),
            new ReferencePath(ReferencedKind.CONFIG_MAP, "volumes/*/projected/sources/*/configMap", "name", "items/*/key"),
            new ReferencePath(ReferencedKind.SECRET, "volumes/*/projected/sources/*/secret", "name", "items/*/key"),
            new ReferencePath(ReferencedKind.SECRET, "volumes/*/csi/nodePublishSecretRef", "name", ""),
            new ReferencePath(ReferencedKind.CLAIM, "volumes/*/persistentVolumeClaim", "claimName", ""),
            new ReferencePath(ReferencedKind.PULL_SECRET, "imagePullSecrets/*", "name", ""),
            new ReferencePath(ReferencedKind.SERVICE_ACCOUNT, "", "serviceAccountName", ""),
            new ReferencePath(ReferencedKind.PRIORITY_CLASS, "", "priorityClassName", ""),
            new ReferencePath(ReferencedKind.RUNTIME_CLASS, "", "runtimeClassName", ""));

    private static final List<ReferencePath> CONTAINER = List.of(
            new ReferencePath(ReferencedKind.CONFIG_MAP, "env/*/valueFrom/configMapKeyRef", "name", "key"),
            new ReferencePath(ReferencedKind.SECRET, "env/*/valueFrom/secretKeyRef", "name", "key"),
            new ReferencePath(ReferencedKind.CONFIG_MAP, "envFrom/*/configMapRef", "name", ""),
            new ReferencePath(ReferencedKind.SECRET, "envFrom/*/secretRef", "name", ""));

    /** @return each object once, with all keys that are needed of it; optional references are omitted */
    static List<PodReference> find(PodTemplate template) {
        List<PodReference> found = new ArrayList<>();
        POD.forEach(referencePath -> referencePath.collect(template.spec(), found));
        template.containers().forEach(container -> CONTAINER.forEach(referencePath -> referencePath.collect(container, found)));
        return PodReference.merge(found);
    }

    private void collect(JsonNode root, List<PodReference> found) {
        select(root, path).filter(current -> current.has(name) && !current.path("optional").asBoolean(false))
                .forEach(current -> found.add(new PodReference(kind,
                        current.path(name).asString(""), keys.isEmpty() ? List.of() : select(current, keys).map(key -> key.asString("")).toList(),
                        current)));
    }

    static Stream<JsonNode> select(JsonNode root, String path) {
        Stream<JsonNode> current = Stream.of(root);
        for (String segment : path.isEmpty() ? new String[0] : path.split("/")) {
            current = current.flatMap(node -> segment.equals("*") ? node.valueStream() : Stream.of(node.path(segment)))
                    .filter(node -> !node.isMissingNode() && !node.isNull());
        }
        return current;
    }
}
