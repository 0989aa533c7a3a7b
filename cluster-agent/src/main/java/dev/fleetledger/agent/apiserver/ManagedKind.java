package dev.fleetledger.agent.apiserver;

import java.util.List;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds that an intent may contain, and their API paths. A new kind is a new row. */
enum ManagedKind {
    NAMESPACE("v1", "Namespace", "namespaces", false),
    DAEMON_SET("apps/v1", "DaemonSet", "daemonsets", true),
    SERVICE("v1", "Service", "services", true),
    CONFIG_MAP("v1", "ConfigMap", "configmaps", true),
    LEASE("coordination.k8s.io/v1", "Lease", "leases", true);

    private final String apiVersion;
    private final String kind;
    private final String plural;
    private final boolean namespaced;

    ManagedKind(String apiVersion, String kind, String plural, boolean namespaced) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.plural = plural;
        this.namespaced = namespaced;
    }

    static ManagedKind of(String apiVersion, String kind) {
        return List.of(values()).stream()
                .filter(row -> row.apiVersion.equals(apiVersion) && row.kind.equals(kind))
                .findFirst()
                .orElseThrow(() -> new UnknownKindException(apiVersion, kind));
    }

    ResourceDefinitionContext definition() {
        int slash = apiVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder().withGroup(slash < 0 ? null : apiVersion.substring(0, slash))
                .withVersion(apiVersion.substring(slash + 1)).withKind(kind).withPlural(plural).withNamespaced(namespaced).build();
    }

    String path(String namespace, String name) {
        String group = apiVersion.contains("/") ? "apis/" + apiVersion : "api/" + apiVersion;
        return group + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural + "/" + name;
    }
}
