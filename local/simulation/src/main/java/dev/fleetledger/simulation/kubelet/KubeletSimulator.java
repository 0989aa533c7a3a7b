package dev.fleetledger.simulation.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.controllers.ControllerContext;
import dev.fleetledger.simulation.controllers.EventRecorder;
import dev.fleetledger.simulation.controllers.Wakeups;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kinds;

/** Simulates the kubelets of all nodes. The delay before a pod's first stage is derived from its uid. */
public final class KubeletSimulator {
    private static final int MIN_DELAY_MILLIS = 300;
    private static final int SPREAD_MILLIS = 500;
    private static final Duration STOP_DELAY = Duration.ofMillis(300);

    private final ControllerContext controllerContext;
    private final PodStages stages;
    private final Map<String, Instant> due = new HashMap<>();

    public KubeletSimulator(ControllerContext controllerContext, EventRecorder eventRecorder) {
        this.controllerContext = controllerContext;
        this.stages = new PodStages(controllerContext, eventRecorder);
    }

    public void reconcile(Instant now, Wakeups wakeups) {
        Set<String> alive = new HashSet<>();
        for (ObjectNode pod : controllerContext.all(Kinds.PODS)) {
            if (!Json.text(pod, "spec", "nodeName").isEmpty()) {
                String key = Meta.uid(pod) + (Meta.isDeleting(pod) ? " stops" : "");
                alive.add(key);
                advance(pod, key, now, wakeups);
            }
        }
        due.keySet().retainAll(alive);
    }

    private void advance(ObjectNode pod, String key, Instant now, Wakeups wakeups) {
        Instant when = due.get(key);
        if (when == null) {
            if (!Meta.isDeleting(pod) && !stages.hasNextStage(pod)) {
                return;
            }
            when = now.plus(Meta.isDeleting(pod) ? STOP_DELAY : firstDelay(pod));
            due.put(key, when);
        }
        if (now.isBefore(when)) {
            wakeups.add(when);
            return;
        }
        due.remove(key);
        if (Meta.isDeleting(pod)) {
            stop(pod);
        } else {
            stages.advance(pod, now).ifPresent(later -> {
                due.put(key, later);
                wakeups.add(later);
            });
        }
    }

    private static Duration firstDelay(ObjectNode pod) {
        return Duration.ofMillis(MIN_DELAY_MILLIS + Math.floorMod(Meta.uid(pod).hashCode(), SPREAD_MILLIS));
    }

    private void stop(ObjectNode pod) {
        if (Json.items(pod, "metadata", "finalizers").isEmpty()) {
            controllerContext.store().remove(Kinds.PODS, pod);
        } else {
            ObjectNode stopped = pod.deepCopy();
            Meta.of(stopped).put("deletionGracePeriodSeconds", 0);
            controllerContext.put(Kinds.PODS, stopped);
        }
    }
}
