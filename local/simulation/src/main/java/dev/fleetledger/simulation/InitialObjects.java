package dev.fleetledger.simulation;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.api.ServedCluster;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.write.WriteOptions;

/** Creates the initial namespaces, nodes and priority classes of a new cluster. A cluster that has namespaces is left unchanged. */
final class InitialObjects {
    private static final WriteOptions INSTALLER = WriteOptions.ofManager("simulation");

    private InitialObjects() {
    }

    static void createAll(ClusterSettings settings, ServedCluster cluster) {
        if (!cluster.store().list(Kinds.NAMESPACES, "").isEmpty()) {
            return;
        }
        Stream.concat(Stream.of("default", "kube-system", "kube-public", "kube-node-lease"), settings.namespaces().stream())
                .distinct().forEach(name -> create(cluster, Kinds.NAMESPACES, named(Kinds.NAMESPACES, name)));
        IntStream.rangeClosed(1, settings.nodes())
                .forEach(number -> create(cluster, Kinds.NODES, node(settings.name() + "-node-" + number, Map.of())));
        priorityClass(cluster, "system-cluster-critical", 2_000_000_000);
        priorityClass(cluster, "system-node-critical", 2_000_001_000);
    }

    private static void create(ServedCluster cluster, Kind kind, ObjectNode object) {
        cluster.writes().create(kind, "", object, INSTALLER);
    }

    private static void priorityClass(ServedCluster cluster, String name, int value) {
        create(cluster, Kinds.PRIORITY_CLASSES, named(Kinds.PRIORITY_CLASSES, name).put("value", value));
    }

    private static ObjectNode named(Kind kind, String name) {
        ObjectNode object = Json.object().put("kind", kind.name()).put("apiVersion", kind.apiVersion());
        Meta.of(object).put("name", name);
        return object;
    }

    static ObjectNode node(String name, Map<String, String> labels) {
        ObjectNode node = named(Kinds.NODES, name);
        ObjectNode allLabels = Json.child(node, "metadata", "labels").put("kubernetes.io/hostname", name)
                .put("kubernetes.io/os", "linux").put("kubernetes.io/arch", "amd64")
                .put("beta.kubernetes.io/os", "linux").put("beta.kubernetes.io/arch", "amd64");
        labels.forEach(allLabels::put);
        node.putObject("spec");
        ObjectNode status = Json.child(node, "status");
        for (String part : new String[] {"capacity", "allocatable"}) {
            Json.child(status, part).put("cpu", "4").put("memory", "8Gi").put("pods", "110").put("ephemeral-storage", "100Gi");
        }
        ArrayNode conditions = status.putArray("conditions");
        condition(conditions, "MemoryPressure", "False", "KubeletHasSufficientMemory");
        condition(conditions, "DiskPressure", "False", "KubeletHasNoDiskPressure");
        condition(conditions, "PIDPressure", "False", "KubeletHasSufficientPID");
        condition(conditions, "Ready", "True", "KubeletReady");
        status.putArray("addresses").addObject().put("type", "InternalIP").put("address", "10.0.0.1");
        Json.child(status, "nodeInfo").put("kubeletVersion", "v1.35.4").put("architecture", "amd64")
                .put("operatingSystem", "linux").put("osImage", "Simulated Linux").put("kernelVersion", "6.1")
                .put("containerRuntimeVersion", "simulated://1").put("kubeProxyVersion", "").put("machineID", "")
                .put("systemUUID", "").put("bootID", "");
        return node;
    }

    private static void condition(ArrayNode conditions, String type, String status, String reason) {
        String now = Meta.time(Instant.now());
        conditions.addObject().put("type", type).put("status", status).put("reason", reason).put("message", reason)
                .put("lastHeartbeatTime", now).put("lastTransitionTime", now);
    }
}
