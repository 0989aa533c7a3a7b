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
    private static final int QUICKEST_MILLIS = 300;
    private static final int SPREAD_MILLIS = 500;
    private static final Duration STOPPING = Duration.ofMillis(300);

    private final ControllerContext controllerContext;
    private final PodStages stages;
    private final Map<String, Instant> due = new HashMap<>();

    public KubeletSimulator(ControllerContext controllerContext, EventRecorder eventRecorder) {
        this.controllerContext = controllerContext;
        this.stages = new PodStages(controllerContext, eventRecorder);
    }

    public void step(Instant now, Wakeups wakeups) {
        Set<String> alive = new HashSet<>();
        for (ObjectNode pod : controllerContext.all(Kinds.PODS)) {
            if (!Json.text(pod, "spec", "nodeName").isEmpty()) {
                String turn = Meta.uid(pod) + (Meta.isDeleting(pod) ? " stops" : "");
                alive.add(turn);
                turn(pod, turn, now, wakeups);
            }
        }
        due.keySet().retainAll(alive);
    }

    private void turn(ObjectNode pod, String turn, Instant now, Wakeups wakeups) {
        Instant when = due.get(turn);
        if (when == null) {
            if (!Meta.isDeleting(pod) && !stages.moves(pod)) {
                return;
            }
            when = now.plus(Meta.isDeleting(pod) ? STOPPING : firstDelay(pod));
            due.put(turn, when);
        }
        if (now.isBefore(when)) {
            wakeups.at(when);
            return;
        }
        due.remove(turn);
        if (Meta.isDeleting(pod)) {
            stop(pod);
        } else {
            stages.next(pod, now).ifPresent(later -> {
                due.put(turn, later);
                wakeups.at(later);
            });
        }
    }

    private static Duration firstDelay(ObjectNode pod) {
        return Duration.ofMillis(QUICKEST_MILLIS + Math.floorMod(Meta.uid(pod).hashCode(), SPREAD_MILLIS));
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
