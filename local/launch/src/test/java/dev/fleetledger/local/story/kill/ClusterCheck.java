package dev.fleetledger.local.story.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.story.kill.ExpectedWorkload.ExpectedDeployment;
import dev.fleetledger.parts.kubernetes.KubernetesCluster;

/** A cluster, asked by kubectl, holds exactly the objects of the wanted deployments, and the released ones without our marks. */
record ClusterCheck(KubernetesCluster cluster, Ledger ledger, List<ExpectedWorkload> workloads) implements Check {

    private static final String PREFIX = "fleetledger.dev/";
    private static final String ABSENT = "absent";
    private static final String NONE = "none";
    private static final String FIELD_MANAGER = "fleetledger-agent";
    /** The API server's own Service. */
    private static final String KUBERNETES = "Service/default/kubernetes";

    @Override
    public List<String> findDiscrepancies() {
        Map<String, String> found = new TreeMap<>();
        JsonNode objects = get("daemonsets,services", "-A");
        objects.path("items").forEach(object -> found.put(name(object), describe(object)));
        found.remove(KUBERNETES);
        Map<String, String> expected = new TreeMap<>();
        workloads.forEach(workload -> describe(workload, expected));
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        Stream<String> differences = names.stream()
                .filter(name -> !found.getOrDefault(name, ABSENT).equals(expected.getOrDefault(name, ABSENT)))
                .map(name -> "%s in %s is [%s] instead of [%s]".formatted(name, cluster.name(), found.getOrDefault(name, ABSENT),
                        expected.getOrDefault(name, ABSENT)));
        return Stream.concat(differences, findOrphans(objects)).toList();
    }

    /** Pods whose DaemonSet is gone, or was replaced by another of the same name. */
    private Stream<String> findOrphans(JsonNode objects) {
        Set<String> owners = new TreeSet<>();
        objects.path("items").forEach(object -> owners.add(object.at("/metadata/uid").asString()));
        return get("pods", "-n", Documents.NAMESPACE).path("items").valueStream()
                .filter(pod -> !owners.contains(pod.at("/metadata/ownerReferences/0/uid").asString("")))
                .map(pod -> "a pod without owner in " + cluster.name() + ": " + name(pod));
    }

    private void describe(ExpectedWorkload workload, Map<String, String> expected) {
        ExpectedDeployment deployment = workload.deployments().get(cluster.name());
        if (deployment != null && !deployment.status().equals(ExpectedWorkload.DELETED)) {
            String marks = deployment.status().equals(ExpectedWorkload.RELEASED) ? "released" : marks(workload, deployment);
            expected.put(name("DaemonSet", workload.name()), marks + " " + deployment.image());
            if (workload.hasService()) {
                expected.put(name("Service", workload.name()), marks);
            }
        }
    }

    private String marks(ExpectedWorkload workload, ExpectedDeployment deployment) {
        String intent = ledger.wanted(workload.id(), cluster.name()).map(wanted -> wanted.payload().path("intent").asString())
                .orElse(NONE);
        return marks(workload.id(), intent, Long.toString(deployment.generation()));
    }

    private static String marks(String workload, String intent, String generation) {
        return "workload " + workload + ", intent " + intent + ", generation " + generation;
    }

    private static String describe(JsonNode object) {
        JsonNode annotations = object.at("/metadata/annotations");
        String marks = isReleased(object) ? "released" : marks(object.at("/metadata/labels").path(PREFIX + "workload").asString(NONE),
                annotations.path(PREFIX + "intent").asString(NONE), annotations.path(PREFIX + "generation").asString(NONE));
        return (marks + " " + object.at("/spec/template/spec/containers/0/image").asString("")).strip();
    }

    private static boolean isReleased(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return !metadata.path("labels").toString().contains(PREFIX) && !metadata.path("annotations").toString().contains(PREFIX)
                && !metadata.path("managedFields").toString().contains(FIELD_MANAGER);
    }

    private static String name(JsonNode object) {
        return object.path("kind").asString() + "/" + object.at("/metadata/namespace").asString() + "/"
                + object.at("/metadata/name").asString();
    }

    private static String name(String kind, String name) {
        return kind + "/" + Documents.NAMESPACE + "/" + name;
    }

    private JsonNode get(String... arguments) {
        List<String> command = new ArrayList<>(List.of("get", "--show-managed-fields", "-o", "json"));
        command.addAll(List.of(arguments));
        return JsonMapper.shared().readTree(cluster.kubectl().run(command.toArray(String[]::new)));
    }
}
