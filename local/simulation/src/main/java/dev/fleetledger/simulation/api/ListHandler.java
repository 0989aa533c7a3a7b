package dev.fleetledger.simulation.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.watch.Selection;

/** Handles lists, paginated if a limit is given. A later page shows the state at its own request, not that of the first page. */
final class ListHandler {
    private final ServedCluster cluster;

    ListHandler(ServedCluster cluster) {
        this.cluster = cluster;
    }

    ApiResponse handle(Request request, Route route) {
        record State(long revision, List<ObjectNode> objects) {
        }
        Selection selection = RequestOptions.selection(request, route);
        State state = cluster.store().atomically(() -> new State(cluster.store().revision(), selection.in(cluster.store())));
        int from = from(request.param("continue"));
        int limit = RequestOptions.number(request, "limit");
        int to = limit == 0 ? state.objects().size() : Math.min(state.objects().size(), from + limit);
        List<ObjectNode> page = state.objects().subList(Math.min(from, to), to);
        ObjectNode list = ResponseFormat.of(request).list(route.kind(), page, Long.toString(state.revision()),
                cluster.clock().instant());
        if (to < state.objects().size()) {
            Json.child(list, "metadata").put("continue", token(to)).put("remainingItemCount", state.objects().size() - to);
        }
        return ApiResponse.json(200, list);
    }

    private static String token(int next) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("from " + next).getBytes(StandardCharsets.UTF_8));
    }

    private static int from(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).substring("from ".length()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException invalid) {
            throw ApiErrors.badRequest("continue key is not valid: invalid continue token");
        }
    }
}
