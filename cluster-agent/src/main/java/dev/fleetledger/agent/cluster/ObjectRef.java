package dev.fleetledger.agent.cluster;

import tools.jackson.databind.JsonNode;

/** Which object; its UID says which incarnation. */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {

    public static final String NAMESPACE = "Namespace";
    public static final String DAEMON_SET = "DaemonSet";

    /** Takes whole manifests and the short form of a removal alike, where namespace and name may stand at the top. */
    public static ObjectRef of(JsonNode object) {
        JsonNode metadata = object.has("metadata") ? object.path("metadata") : object;
        return new ObjectRef(object.path("apiVersion").asString(""), object.path("kind").asString(""),
                metadata.path("namespace").asString(""), metadata.path("name").asString(""));
    }

    public static ObjectRef namespace(String name) {
        return new ObjectRef("v1", NAMESPACE, "", name);
    }

    public static ObjectRef service(String namespace, String name) {
        return new ObjectRef("v1", "Service", namespace, name);
    }

    public static ObjectRef configMap(String namespace, String name) {
        return new ObjectRef("v1", "ConfigMap", namespace, name);
    }

    public static ObjectRef lease(String namespace, String name) {
        return new ObjectRef("coordination.k8s.io/v1", "Lease", namespace, name);
    }

    public boolean isNamespace() {
        return kind.equals(NAMESPACE);
    }

    public boolean isDaemonSet() {
        return kind.equals(DAEMON_SET);
    }

    /** @return the path under the API server's root */
    public String path() {
        return Kinds.of(apiVersion, kind).path(namespace, name);
    }

    /** @return the collection it stands in */
    String collection() {
        String path = path();
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** @return what stands for it in the agent's memory and in messages */
    public String label() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
