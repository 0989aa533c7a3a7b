package dev.fleetledger.simulation.kubelet;

import java.time.Instant;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;

/** The status of a container in its stage number {@code stage}, in the wording of a kubelet. */
final class ContainerStates {
    private static final int FIRST_BACK_OFF_SECONDS = 10;
    private static final int LONGEST_BACK_OFF_SECONDS = 300;

    private ContainerStates() {
    }

    static ObjectNode of(JsonNode container, ObjectNode pod, int stage, Instant now) {
        String image = Json.text(container, "image");
        String name = Json.text(container, "name");
        ObjectNode status = Json.object().put("name", name);
        switch (Behaviour.of(image)) {
            case RUNS -> running(status, pod, name, true, now);
            case NEVER_READY -> running(status, pod, name, false, now);
            case CANNOT_BE_PULLED -> pullFailed(status, image, stage);
            case CRASHES -> crashed(status, pod, name, stage, now);
        }
        return status.put("image", image);
    }

    private static void running(ObjectNode status, ObjectNode pod, String name, boolean ready, Instant now) {
        Json.child(status, "state", "running").put("startedAt", Meta.time(now));
        status.putObject("lastState");
        status.put("ready", ready).put("restartCount", 0).put("started", true).put("containerID", id(pod, name, 0))
                .put("imageID", "sha256:simulated");
    }

    private static void pullFailed(ObjectNode status, String image, int stage) {
        String error = pullError(image);
        ObjectNode waiting = Json.child(status, "state", "waiting");
        if (stage == 1) {
            waiting.put("message", error).put("reason", "ErrImagePull");
        } else {
            waiting.put("message", "Back-off pulling image \"" + image + "\": ErrImagePull: " + error)
                    .put("reason", "ImagePullBackOff");
        }
        status.putObject("lastState");
        status.put("ready", false).put("restartCount", 0).put("started", false).put("imageID", "");
    }

    static String pullError(String image) {
        return "rpc error: code = NotFound desc = failed to pull and unpack image \"" + image + "\": failed to resolve reference \""
                + image + "\": not found";
    }

    private static void crashed(ObjectNode status, ObjectNode pod, String name, int stage, Instant now) {
        Json.child(status, "state", "waiting").put("message", "back-off " + formatDuration(backOffSeconds(stage))
                + " restarting failed container=" + name + " pod=" + podReference(pod)).put("reason", "CrashLoopBackOff");
        Json.child(status, "lastState", "terminated").put("containerID", id(pod, name, stage)).put("exitCode", 1)
                .put("finishedAt", Meta.time(now)).put("reason", "Error").put("startedAt", Meta.time(now));
        status.put("ready", false).put("restartCount", stage).put("started", false).put("containerID", id(pod, name, stage))
                .put("imageID", "sha256:simulated");
    }

    static String podReference(ObjectNode pod) {
        return Meta.name(pod) + "_" + Meta.namespace(pod) + "(" + Meta.uid(pod) + ")";
    }

    static int backOffSeconds(int stage) {
        return stage > 5 ? LONGEST_BACK_OFF_SECONDS : Math.min(LONGEST_BACK_OFF_SECONDS, FIRST_BACK_OFF_SECONDS << (stage - 1));
    }

    private static String formatDuration(int seconds) {
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
    }

    private static String id(ObjectNode pod, String name, int stage) {
        return "simulated://" + Integer.toHexString((Meta.uid(pod) + name + stage).hashCode());
    }
}
