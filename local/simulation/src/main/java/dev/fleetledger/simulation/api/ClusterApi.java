package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import dev.fleetledger.simulation.faults.Fault;
import dev.fleetledger.simulation.refusal.Refusal;
import dev.fleetledger.simulation.refusal.Refusals;

/** Handles all requests to one cluster: checks the injected fault, then the token, then routes by path. */
final class ClusterApi {
    private final ServedCluster cluster;
    private final Resources resources;
    private final Watches watches;

    ClusterApi(ServedCluster cluster) {
        this.cluster = cluster;
        this.resources = new Resources(cluster);
        this.watches = new Watches(cluster);
    }

    void switchTo(Fault fault) {
        cluster.faults().set(fault);
        cluster.store().wakeWatchers();
    }

    Fault fault() {
        return cluster.faults().fault();
    }

    void handle(Request request, String token) throws IOException {
        if (!cluster.faults().answers()) {
            return; // The caller closes the exchange, which cuts the connection without a response.
        }
        try {
            answer(request, token);
        } catch (Refusal refusal) {
            Answer.json(refusal.code(), refusal.toJson()).send(request.exchange());
        }
    }

    private void answer(Request request, String token) throws IOException {
        if (request.startsWith("readyz") || request.startsWith("livez") || request.startsWith("healthz")) {
            Answer.text(200, "ok").send(request.exchange());
            return;
        }
        if (!cluster.token().isEmpty() && !MessageDigest.isEqual(bytes(token), bytes(cluster.token()))) {
            throw Refusals.unauthorized();
        }
        var described = Discovery.answer(request);
        if (described.isPresent()) {
            Answer.json(200, described.get()).send(request.exchange());
            return;
        }
        if (request.path().size() < (request.startsWith("api") ? 3 : 4)) {
            throw Refusals.noSuchPath();
        }
        Route route = Route.of(request.path());
        if (request.method().equals("GET") && request.asks("watch")) {
            watches.stream(request, route);
        } else {
            resources.answer(request, route).send(request.exchange());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
