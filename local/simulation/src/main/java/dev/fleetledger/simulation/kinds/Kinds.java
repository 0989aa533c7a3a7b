package dev.fleetledger.simulation.kinds;

import static dev.fleetledger.simulation.kinds.Kind.Trait.ALL;
import static dev.fleetledger.simulation.kinds.Kind.Trait.GENERATION;
import static dev.fleetledger.simulation.kinds.Kind.Trait.RETURNS_DELETED;
import static dev.fleetledger.simulation.kinds.Kind.Trait.STATUS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All kinds that are served. A new kind needs a row here, and its type in the schema. */
public final class Kinds {
    private static final String RBAC = "rbac.authorization.k8s.io";

    public static final Kind NAMESPACES = clusterScoped("", "namespaces", "Namespace", "ns", STATUS);
    public static final Kind NODES = clusterScoped("", "nodes", "Node", "no", STATUS);
    public static final Kind PODS = namespaced("", "pods", "Pod", "po", STATUS, GENERATION, ALL, RETURNS_DELETED);
    public static final Kind EVENTS = namespaced("", "events", "Event", "ev");
    public static final Kind SERVICES = namespaced("", "services", "Service", "svc", STATUS, ALL, RETURNS_DELETED);
    public static final Kind CONFIG_MAPS = namespaced("", "configmaps", "ConfigMap", "cm");
    public static final Kind SECRETS = namespaced("", "secrets", "Secret", "");
    public static final Kind QUOTAS = namespaced("", "resourcequotas", "ResourceQuota", "quota", STATUS, RETURNS_DELETED);
    public static final Kind SERVICE_ACCOUNTS = namespaced("", "serviceaccounts", "ServiceAccount", "sa", RETURNS_DELETED);
    public static final Kind DAEMON_SETS = namespaced("apps", "daemonsets", "DaemonSet", "ds", STATUS, GENERATION, ALL);
    public static final Kind REVISIONS = namespaced("apps", "controllerrevisions", "ControllerRevision", "");
    public static final Kind PRIORITY_CLASSES = clusterScoped("scheduling.k8s.io", "priorityclasses", "PriorityClass", "pc", GENERATION);

    public static final Kind RUNTIME_CLASSES = clusterScoped("node.k8s.io", "runtimeclasses", "RuntimeClass", "");

    public static final List<Kind> ALL_KINDS = List.of(
            NAMESPACES, NODES, PODS, EVENTS, SERVICES, CONFIG_MAPS, SECRETS, QUOTAS, SERVICE_ACCOUNTS,
            namespaced("", "limitranges", "LimitRange", "limits"),
            namespaced("", "persistentvolumeclaims", "PersistentVolumeClaim", "pvc", STATUS, RETURNS_DELETED),
            DAEMON_SETS, REVISIONS,
            namespaced("apps", "deployments", "Deployment", "deploy", STATUS, GENERATION, ALL),
            namespaced("coordination.k8s.io", "leases", "Lease", ""),
            PRIORITY_CLASSES,
            RUNTIME_CLASSES,
            namespaced(RBAC, "roles", "Role", ""),
            namespaced(RBAC, "rolebindings", "RoleBinding", ""),
            clusterScoped(RBAC, "clusterroles", "ClusterRole", ""),
            clusterScoped(RBAC, "clusterrolebindings", "ClusterRoleBinding", ""));

    private Kinds() {
    }

    public static Optional<Kind> find(String group, String version, String plural) {
        return ALL_KINDS.stream()
                .filter(kind -> kind.group().equals(group) && kind.version().equals(version) && kind.plural().equals(plural))
                .findFirst();
    }

    public static Kind byQualifiedName(String qualified) {
        return ALL_KINDS.stream().filter(kind -> kind.qualified().equals(qualified)).findFirst().orElseThrow();
    }

    public static List<Kind> inGroup(String group) {
        return ALL_KINDS.stream().filter(kind -> kind.group().equals(group)).toList();
    }

    public static List<String> groups() {
        return ALL_KINDS.stream().map(Kind::group).filter(group -> !group.isEmpty()).distinct().toList();
    }

    private static Kind namespaced(String group, String plural, String name, String shortName, Kind.Trait... traits) {
        return row(group, plural, name, true, shortName, traits);
    }

    private static Kind clusterScoped(String group, String plural, String name, String shortName, Kind.Trait... traits) {
        return row(group, plural, name, false, shortName, traits);
    }

    private static Kind row(String group, String plural, String name, boolean namespaced, String shortName, Kind.Trait... traits) {
        return new Kind(group, "v1", plural, name, namespaced, shortName.isEmpty() ? List.of() : List.of(shortName),
                Set.copyOf(Arrays.asList(traits)));
    }
}
