package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.faults.Fault;

/**
 * {@code PUT /control/clusters/<name>/fault} with {@code offline}, {@code hang} or {@code online} sets a cluster's fault, GET returns it.
 * Accepts loopback connections only.
 */
final class FaultControl {
    private final Map<String, SimulatedApi> clusters;

    FaultControl(Map<String, SimulatedApi> clusters) {
        this.clusters = clusters;
    }

    ApiResponse handle(Request request) throws IOException {
        if (!request.exchange().getRemoteAddress().getAddress().isLoopbackAddress()) {
            throw ApiStatusException.of(403, "Forbidden", "fault control accepts loopback connections only");
        }
        boolean isFaultPath = request.path().size() == 3 && request.startsWith("clusters") && request.path().get(2).equals("fault");
        @Nullable SimulatedApi cluster = isFaultPath ? clusters.get(request.path().get(1)) : null;
        if (cluster == null) {
            throw ApiErrors.noSuchPath();
        }
        if (!request.method().equals("GET")) {
            cluster.setFault(parse(new String(request.exchange().getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        }
        return ApiResponse.text(200, cluster.fault() + "\n");
    }

    private static Fault parse(String word) {
        try {
            return Fault.parse(word);
        } catch (IllegalArgumentException unknown) {
            throw ApiErrors.badRequest("the fault must be offline, hang or online");
        }
    }
}
