package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind.Trait;
import dev.fleetledger.simulation.patch.Patch;
import dev.fleetledger.simulation.schema.Schema;
import dev.fleetledger.simulation.write.DeleteOptions;
import dev.fleetledger.simulation.write.WriteOptions;
import dev.fleetledger.simulation.write.WriteResult;

/** Handles the API verbs, identically for every kind. */
final class ResourceHandler {
    /** By HTTP method, whether it applies to items (true) or to collections (false); a method not listed applies to both. */
    private static final Map<String, Boolean> APPLIES_TO_ITEMS = Map.of("POST", false, "PUT", true, "PATCH", true);

    private final ServedCluster cluster;
    private final ListHandler listHandler;

    ResourceHandler(ServedCluster cluster) {
        this.cluster = cluster;
        this.listHandler = new ListHandler(cluster);
    }

    ApiResponse handle(Request request, Route route) throws IOException {
        if (!List.of("", "status", "finalize").contains(route.subresource())) {
            return PodSubresources.handle(cluster, request, route);
        }
        if (APPLIES_TO_ITEMS.getOrDefault(request.method(), !route.isCollection()) == route.isCollection()) {
            throw methodNotAllowed();
        }
        return switch (request.method()) {
            case "GET" -> route.isCollection() ? listHandler.handle(request, route) : get(request, route);
            case "POST" -> create(request, route);
            case "PUT" -> replace(request, route);
            case "PATCH" -> patch(request, route);
            case "DELETE" -> route.isCollection() ? deleteAll(request, route) : delete(request, route);
            case String other -> throw methodNotAllowed();
        };
    }

    private static ApiStatusException methodNotAllowed() {
        return ApiStatusException.of(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }

    private ApiResponse get(Request request, Route route) {
        ObjectNode found = cluster.store().find(route.kind(), route.namespace(), route.name())
                .orElseThrow(() -> ApiErrors.notFound(route.kind(), route.name()));
        return toResponse(request, route, 200, found);
    }

    private ApiResponse create(Request request, Route route) throws IOException {
        WriteResult writeResult = cluster.writes()
                .create(route.kind(), route.namespace(), readObject(request, route), RequestOptions.write(request, route));
        return toResponse(request, route, 201, writeResult.object()).withWarnings(writeResult.warnings());
    }

    private ApiResponse replace(Request request, Route route) throws IOException {
        WriteResult writeResult = cluster.writes().replace(route.kind(), route.namespace(), route.name(), readObject(request, route),
                RequestOptions.write(request, route));
        return toResponse(request, route, 200, writeResult.object()).withWarnings(writeResult.warnings());
    }

    private ApiResponse patch(Request request, Route route) throws IOException {
        WriteOptions options = RequestOptions.write(request, route);
        WriteResult writeResult;
        if (request.contentType().equals(Request.APPLY)) {
            RequestOptions.requireManager(request);
            writeResult = cluster.writes().apply(route.kind(), route.namespace(), route.name(), readObject(request, route), options);
        } else {
            JsonNode patch = request.body(Schema.of(route.kind()));
            writeResult = cluster.writes().patch(route.kind(), route.namespace(), route.name(),
                    Patch.of(request.contentType(), patch, route.kind()), options);
        }
        return toResponse(request, route, writeResult.created() ? 201 : 200, writeResult.object()).withWarnings(writeResult.warnings());
    }

    private ApiResponse delete(Request request, Route route) throws IOException {
        DeleteOptions options = RequestOptions.delete(request, request.body(Schema.deleteOptions()));
        ObjectNode live = cluster.store().find(route.kind(), route.namespace(), route.name())
                .orElseThrow(() -> ApiErrors.notFound(route.kind(), route.name()));
        @Nullable ObjectNode remaining = cluster.deletion().delete(route.kind(), route.namespace(), route.name(), options);
        return ApiResponse.json(200, remaining != null ? remaining : route.kind().has(Trait.RETURNS_DELETED) ? live
                : deletedStatus(route, live));
    }

    private ApiResponse deleteAll(Request request, Route route) throws IOException {
        DeleteOptions options = RequestOptions.delete(request, request.body(Schema.deleteOptions()));
        List<ObjectNode> found = RequestOptions.selection(request, route).in(cluster.store());
        found.forEach(object -> cluster.deletion().delete(route.kind(), Meta.namespace(object), Meta.name(object), options));
        return ApiResponse.json(200, ResponseFormat.of(request).list(route.kind(), found, Long.toString(cluster.store().revision()),
                cluster.clock().instant()));
    }

    private static ObjectNode deletedStatus(Route route, ObjectNode live) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        ObjectNode details = status.put("status", "Success").putObject("details").put("name", Meta.name(live));
        if (!route.kind().group().isEmpty()) {
            details.put("group", route.kind().group());
        }
        details.put("kind", route.kind().plural()).put("uid", Meta.uid(live));
        return status;
    }

    private ApiResponse toResponse(Request request, Route route, int code, ObjectNode object) {
        return ApiResponse.json(code, ResponseFormat.of(request).object(route.kind(), object, cluster.clock().instant()));
    }

    private static ObjectNode readObject(Request request, Route route) throws IOException {
        if (request.body(Schema.of(route.kind())) instanceof ObjectNode object) {
            return object;
        }
        throw ApiErrors.badRequest("the body is not an object");
    }
}
