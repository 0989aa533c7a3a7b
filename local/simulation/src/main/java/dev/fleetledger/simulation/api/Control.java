package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.simulation.faults.Fault;
import dev.fleetledger.simulation.refusal.Refusal;
import dev.fleetledger.simulation.refusal.Refusals;

/**
 * {@code PUT /control/clusters/<name>/fault} with {@code offline}, {@code hang} or {@code online} sets a cluster's fault, GET returns it.
 * Accepts loopback connections only.
 */
final class Control {
    private final Map<String, ClusterApi> clusters;

    Control(Map<String, ClusterApi> clusters) {
        this.clusters = clusters;
    }

    Answer answer(Request request) throws IOException {
        if (!request.exchange().getRemoteAddress().getAddress().isLoopbackAddress()) {
            throw Refusal.of(403, "Forbidden", "control is for this machine");
        }
        boolean known = request.path().size() == 3 && request.startsWith("clusters") && request.path().get(2).equals("fault");
        @Nullable ClusterApi cluster = known ? clusters.get(request.path().get(1)) : null;
        if (cluster == null) {
            throw Refusals.noSuchPath();
        }
        if (!request.method().equals("GET")) {
            cluster.switchTo(named(new String(request.exchange().getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        }
        return Answer.text(200, cluster.fault() + "\n");
    }

    private static Fault named(String word) {
        try {
            return Fault.named(word);
        } catch (IllegalArgumentException unknown) {
            throw Refusals.badRequest("say offline, hang or online");
        }
    }
}
