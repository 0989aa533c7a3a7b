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
record Place(Sort sort, String path, String name, String keys) {

    /** The kinds that may be named, and their API paths. */
    enum Sort {
        SECRET("Secret", "api/v1", "secrets", true),
        PULL_SECRET("Secret", "api/v1", "secrets", true),
        CONFIG_MAP("ConfigMap", "api/v1", "configmaps", true),
        CLAIM("PersistentVolumeClaim", "api/v1", "persistentvolumeclaims", true),
        SERVICE_ACCOUNT("ServiceAccount", "api/v1", "serviceaccounts", true),
        PRIORITY_CLASS("PriorityClass", "apis/scheduling.k8s.io/v1", "priorityclasses", false),
        RUNTIME_CLASS("RuntimeClass", "apis/node.k8s.io/v1", "runtimeclasses", false);

        final String kind;
        final boolean namespaced;
        private final String group;
        private final String plural;

        Sort(String kind, String group, String plural, boolean namespaced) {
            this.kind = kind;
            this.group = group;
            this.plural = plural;
            this.namespaced = namespaced;
        }

        String path(String namespace, String name) {
            return group + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural + "/" + name;
        }
    }

    private static final List<Place> POD = List.of(
            new Place(Sort.CONFIG_MAP, "volumes/*/configMap", "name", "items/*/key"),
            new Place(Sort.SECRET, "volumes/*/secret", "secretName", "items/*/key"),
            new Place(Sort.CONFIG_MAP, "volumes/*/projected/sources/*/configMap", "name", "items/*/key"),
            new Place(Sort.SECRET, "volumes/*/projected/sources/*/secret", "name", "items/*/key"),
            new Place(Sort.SECRET, "volumes/*/csi/nodePublishSecretRef", "name", ""),
            new Place(Sort.CLAIM, "volumes/*/persistentVolumeClaim", "claimName", ""),
            new Place(Sort.PULL_SECRET, "imagePullSecrets/*", "name", ""),
            new Place(Sort.SERVICE_ACCOUNT, "", "serviceAccountName", ""),
            new Place(Sort.PRIORITY_CLASS, "", "priorityClassName", ""),
            new Place(Sort.RUNTIME_CLASS, "", "runtimeClassName", ""));

    private static final List<Place> CONTAINER = List.of(
            new Place(Sort.CONFIG_MAP, "env/*/valueFrom/configMapKeyRef", "name", "key"),
            new Place(Sort.SECRET, "env/*/valueFrom/secretKeyRef", "name", "key"),
            new Place(Sort.CONFIG_MAP, "envFrom/*/configMapRef", "name", ""),
            new Place(Sort.SECRET, "envFrom/*/secretRef", "name", ""));

    /** @return each object once, with all keys that are needed of it; optional references are omitted */
    static List<Reference> in(Template template) {
        List<Reference> found = new ArrayList<>();
        POD.forEach(place -> place.collect(template.spec(), found));
        template.containers().forEach(container -> CONTAINER.forEach(place -> place.collect(container, found)));
        return Reference.merged(found);
    }

    private void collect(JsonNode root, List<Reference> found) {
        each(root, path).filter(at -> at.has(name) && !at.path("optional").asBoolean(false)).forEach(at -> found.add(new Reference(sort,
                at.path(name).asString(""), keys.isEmpty() ? List.of() : each(at, keys).map(key -> key.asString("")).toList(), at)));
    }

    static Stream<JsonNode> each(JsonNode root, String path) {
        Stream<JsonNode> at = Stream.of(root);
        for (String segment : path.isEmpty() ? new String[0] : path.split("/")) {
            at = at.flatMap(node -> segment.equals("*") ? node.valueStream() : Stream.of(node.path(segment)))
                    .filter(node -> !node.isMissingNode() && !node.isNull());
        }
        return at;
    }
}
