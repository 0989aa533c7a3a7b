package dev.fleetledger.agent.apiserver;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import tools.jackson.databind.JsonNode;

/** Identifies an object by kind and name; its UID identifies the incarnation. */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {

    public static final String NAMESPACE = "Namespace";
    public static final String DAEMON_SET = "DaemonSet";

    /** Accepts whole manifests and the short form of a removal, which may have namespace and name at the top level. */
    public static ObjectRef of(JsonNode object) {
        JsonNode metadata = object.has("metadata") ? object.path("metadata") : object;
        return new ObjectRef(object.path("apiVersion").asString(""), object.path("kind").asString(""),
                metadata.path("namespace").asString(""), metadata.path("name").asString(""));
    }

    public static ObjectRef namespace(String name) {
        return new ObjectRef("v1", NAMESPACE, "", name);
    }

    public static ObjectRef daemonSet(String namespace, String name) {
        return new ObjectRef("apps/v1", DAEMON_SET, namespace, name);
    }

    public static ObjectRef service(String namespace, String name) {
        return new ObjectRef("v1", "Service", namespace, name);
    }

    public static ObjectRef configMap(String namespace, String name) {
        return new ObjectRef("v1", "ConfigMap", namespace, name);
    }

    public boolean isNamespace() {
        return kind.equals(NAMESPACE);
    }

    public boolean isDaemonSet() {
        return kind.equals(DAEMON_SET);
    }

    /** @return how fabric8 finds the kind without asking the API server for it */
    public ResourceDefinitionContext definition() {
        return ManagedKind.of(apiVersion, kind).definition();
    }

    /** @return the path relative to the API server's root */
    public String path() {
        return ManagedKind.of(apiVersion, kind).path(namespace, name);
    }

    /** @return the object's name in the agent memory and in messages */
    public String label() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
