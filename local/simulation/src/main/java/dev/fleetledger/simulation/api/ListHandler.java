package dev.fleetledger.simulation.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;

/** Handles lists, paginated if a limit is given. All pages show the state at the request of the first one. */
final class ListHandler {
    private final ServedCluster cluster;

    ListHandler(ServedCluster cluster) {
        this.cluster = cluster;
    }

    /** Where a page begins in the list at a revision. */
    private record Position(long revision, int from) {
        String token() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((revision + " " + from).getBytes(StandardCharsets.UTF_8));
        }

        static Position of(String token) {
            try {
                String[] numbers = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", 2);
                return new Position(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException invalid) {
                throw ApiErrors.badRequest("continue key is not valid: invalid continue token");
            }
        }
    }

    ApiResponse handle(Request request, Route route) {
        String token = request.param("continue");
        Position position = token.isEmpty() ? new Position(cluster.store().revision(), 0) : Position.of(token);
        List<ObjectNode> objects = RequestOptions.selection(request, route).at(position.revision(), cluster.store())
                .orElseThrow(ApiErrors::continueExpired);
        int limit = RequestOptions.number(request, "limit");
        int to = limit == 0 ? objects.size() : Math.min(objects.size(), position.from() + limit);
        List<ObjectNode> page = objects.subList(Math.min(position.from(), to), to);
        ObjectNode list = ResponseFormat.of(request).list(route.kind(), page, Long.toString(position.revision()),
                cluster.clock().instant());
        if (to < objects.size()) {
            Json.child(list, "metadata").put("continue", new Position(position.revision(), to).token())
                    .put("remainingItemCount", objects.size() - to);
        }
        return ApiResponse.json(200, list);
    }
}
