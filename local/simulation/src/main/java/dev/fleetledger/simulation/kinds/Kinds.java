package dev.fleetledger.simulation.kinds;

import static dev.fleetledger.simulation.kinds.Kind.Trait.ALL;
import static dev.fleetledger.simulation.kinds.Kind.Trait.ANSWERS_DELETED;
import static dev.fleetledger.simulation.kinds.Kind.Trait.GENERATION;
import static dev.fleetledger.simulation.kinds.Kind.Trait.STATUS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All kinds that are served. A new kind needs a row here, and its type in the schema. */
public final class Kinds {
    private static final String RBAC = "rbac.authorization.k8s.io";

    public static final Kind NAMESPACES = global("", "namespaces", "Namespace", "ns", STATUS);
    public static final Kind NODES = global("", "nodes", "Node", "no", STATUS);
    public static final Kind PODS = local("", "pods", "Pod", "po", STATUS, GENERATION, ALL, ANSWERS_DELETED);
    public static final Kind EVENTS = local("", "events", "Event", "ev");
    public static final Kind SERVICES = local("", "services", "Service", "svc", STATUS, ALL, ANSWERS_DELETED);
    public static final Kind CONFIG_MAPS = local("", "configmaps", "ConfigMap", "cm");
    public static final Kind SECRETS = local("", "secrets", "Secret", "");
    public static final Kind QUOTAS = local("", "resourcequotas", "ResourceQuota", "quota", STATUS, ANSWERS_DELETED);
    public static final Kind SERVICE_ACCOUNTS = local("", "serviceaccounts", "ServiceAccount", "sa", ANSWERS_DELETED);
    public static final Kind DAEMON_SETS = local("apps", "daemonsets", "DaemonSet", "ds", STATUS, GENERATION, ALL);
    public static final Kind REVISIONS = local("apps", "controllerrevisions", "ControllerRevision", "");
    public static final Kind PRIORITY_CLASSES = global("scheduling.k8s.io", "priorityclasses", "PriorityClass", "pc", GENERATION);

    public static final Kind RUNTIME_CLASSES = global("node.k8s.io", "runtimeclasses", "RuntimeClass", "");

    public static final List<Kind> ALL_KINDS = List.of(
            NAMESPACES, NODES, PODS, EVENTS, SERVICES, CONFIG_MAPS, SECRETS, QUOTAS, SERVICE_ACCOUNTS,
            local("", "limitranges", "LimitRange", "limits"),
            local("", "persistentvolumeclaims", "PersistentVolumeClaim", "pvc", STATUS, ANSWERS_DELETED),
            DAEMON_SETS, REVISIONS,
            local("apps", "deployments", "Deployment", "deploy", STATUS, GENERATION, ALL),
            local("coordination.k8s.io", "leases", "Lease", ""),
            PRIORITY_CLASSES,
            RUNTIME_CLASSES,
            local(RBAC, "roles", "Role", ""),
            local(RBAC, "rolebindings", "RoleBinding", ""),
            global(RBAC, "clusterroles", "ClusterRole", ""),
            global(RBAC, "clusterrolebindings", "ClusterRoleBinding", ""));

    private Kinds() {
    }

    public static Optional<Kind> find(String group, String version, String plural) {
        return ALL_KINDS.stream()
                .filter(kind -> kind.group().equals(group) && kind.version().equals(version) && kind.plural().equals(plural))
                .findFirst();
    }

    public static Optional<Kind> named(String apiVersion, String name) {
        return ALL_KINDS.stream().filter(kind -> kind.apiVersion().equals(apiVersion) && kind.name().equals(name)).findFirst();
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

    private static Kind local(String group, String plural, String name, String shortName, Kind.Trait... traits) {
        return row(group, plural, name, true, shortName, traits);
    }

    private static Kind global(String group, String plural, String name, String shortName, Kind.Trait... traits) {
        return row(group, plural, name, false, shortName, traits);
    }

    private static Kind row(String group, String plural, String name, boolean namespaced, String shortName, Kind.Trait... traits) {
        return new Kind(group, "v1", plural, name, namespaced, shortName.isEmpty() ? List.of() : List.of(shortName),
                Set.copyOf(Arrays.asList(traits)));
    }
}
