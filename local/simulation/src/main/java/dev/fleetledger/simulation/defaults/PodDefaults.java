package dev.fleetledger.simulation.defaults;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;

/** Defaults of pods and of their templates. */
final class PodDefaults {
    private static final int GRACE_SECONDS = 30;

    private PodDefaults() {
    }

    static void fillNew(ObjectNode pod) {
        ObjectNode spec = Json.child(pod, "spec");
        fill(spec);
        containers(spec).forEach(container -> ContainerDefaults.fillInPod(container, Json.flag(spec, "hostNetwork")));
        if (!spec.has("enableServiceLinks")) {
            spec.set("enableServiceLinks", BooleanNode.TRUE);
        }
        Defaults.fill(spec, "preemptionPolicy", "PreemptLowerPriority");
        Defaults.fill(spec, "priority", 0);
        Defaults.fill(spec, "serviceAccountName", "default");
        Defaults.fill(spec, "serviceAccount", "default");
        Json.child(pod, "status").put("phase", "Pending").put("qosClass", "BestEffort");
    }

    private static List<ObjectNode> containers(ObjectNode spec) {
        return Stream.of("containers", "initContainers").flatMap(list -> Json.items(spec, list).stream())
                .map(ObjectNode.class::cast).toList();
    }

    static void fill(ObjectNode spec) {
        Defaults.fill(spec, "restartPolicy", "Always");
        Defaults.fill(spec, "dnsPolicy", "ClusterFirst");
        Defaults.fill(spec, "schedulerName", "default-scheduler");
        Defaults.fill(spec, "terminationGracePeriodSeconds", GRACE_SECONDS);
        Json.child(spec, "securityContext");
        String account = Json.text(spec, "serviceAccountName");
        if (!account.isEmpty()) {
            spec.put("serviceAccount", account);
        }
        containers(spec).forEach(ContainerDefaults::fill);
        Json.items(spec, "volumes").forEach(volume -> VolumeDefaults.fill((ObjectNode) volume));
    }
}
