package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.faults.Fault;

/** Handles all requests to one cluster: checks the injected fault, then the token, then routes by path. */
final class SimulatedApi {
    private final ServedCluster cluster;
    private final ResourceHandler resourceHandler;
    private final WatchHandler watchHandler;

    SimulatedApi(ServedCluster cluster) {
        this.cluster = cluster;
        this.resourceHandler = new ResourceHandler(cluster);
        this.watchHandler = new WatchHandler(cluster);
    }

    void setFault(Fault fault) {
        cluster.faults().set(fault);
        cluster.store().wakeWatchers();
    }

    Fault fault() {
        return cluster.faults().fault();
    }

    void handle(Request request, String token) throws IOException {
        if (!cluster.faults().awaitReachable()) {
            return; // The caller closes the exchange, which cuts the connection without a response.
        }
        try {
            route(request, token);
        } catch (ApiStatusException statusException) {
            ApiResponse.json(statusException.code(), statusException.toJson()).send(request.exchange());
        }
    }

    private void route(Request request, String token) throws IOException {
        if (request.startsWith("readyz") || request.startsWith("livez") || request.startsWith("healthz")) {
            ApiResponse.text(200, "ok").send(request.exchange());
            return;
        }
        if (!cluster.token().isEmpty() && !MessageDigest.isEqual(bytes(token), bytes(cluster.token()))) {
            throw ApiErrors.unauthorized();
        }
        var discovery = Discovery.find(request);
        if (discovery.isPresent()) {
            ApiResponse.json(200, discovery.get()).send(request.exchange());
            return;
        }
        if (request.path().size() < (request.startsWith("api") ? 3 : 4)) {
            throw ApiErrors.noSuchPath();
        }
        Route route = Route.of(request.path());
        if (request.method().equals("GET") && request.isSet("watch")) {
            watchHandler.stream(request, route);
        } else {
            resourceHandler.handle(request, route).send(request.exchange());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
