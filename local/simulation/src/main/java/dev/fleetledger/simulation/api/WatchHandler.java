package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.faults.Fault;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.watch.Selection;
import dev.fleetledger.simulation.watch.WatchOptions;
import dev.fleetledger.simulation.watch.WatchStream;

/** Serves watches over HTTP: one line of JSON per event, chunked and flushed. */
final class WatchHandler {
    /** A real server ends a watch without {@code timeoutSeconds} after 30 to 60 minutes. */
    private static final int MIN_TIMEOUT_SECONDS = 1800;

    private final ServedCluster cluster;

    WatchHandler(ServedCluster cluster) {
        this.cluster = cluster;
    }

    void stream(Request request, Route route) throws IOException {
        WatchOptions options = options(request);
        Selection selection = RequestOptions.selection(request, route);
        request.exchange().getResponseHeaders().set("Content-Type", "application/json");
        request.exchange().sendResponseHeaders(200, 0);
        int outages = cluster.faults().outages();
        try (OutputStream out = request.exchange().getResponseBody()) {
            out.flush();
            ResponseFormat responseFormat = ResponseFormat.of(request);
            WatchStream.Sink sink = (type, object) -> {
                if (cluster.faults().awaitReachable() && cluster.faults().outages() == outages) {
                    var shown = responseFormat.event(type, selection.kind(), object, cluster.clock().instant());
                    String line = Json.object().put("type", type).<tools.jackson.databind.node.ObjectNode>set("object", shown) + "\n";
                    out.write(line.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            };
            new WatchStream(cluster.store(), selection, options, sink)
                    .run(() -> cluster.faults().outages() == outages && cluster.faults().fault() != Fault.OFFLINE);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            if (cluster.faults().outages() != outages) {
                request.exchange().close();
            }
        }
    }

    private static WatchOptions options(Request request) {
        String since = request.param("resourceVersion");
        if (!since.matches("\\d*")) {
            throw ApiErrors.badRequest("resourceVersion: Invalid value: \"" + since + "\": invalid resource version");
        }
        int requested = RequestOptions.number(request, "timeoutSeconds");
        int seconds = requested == 0 ? ThreadLocalRandom.current().nextInt(MIN_TIMEOUT_SECONDS, 2 * MIN_TIMEOUT_SECONDS) : requested;
        return new WatchOptions(since, request.isSet("allowWatchBookmarks"), request.isSet("sendInitialEvents"),
                Duration.ofSeconds(seconds));
    }
}
