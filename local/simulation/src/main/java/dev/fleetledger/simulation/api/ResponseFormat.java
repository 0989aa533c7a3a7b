package dev.fleetledger.simulation.api;

import java.time.Instant;
import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;

/** The response format a client asks for: full objects, a table, or metadata only. */
enum ResponseFormat {
    PLAIN, TABLE, METADATA;

    private static final String META = "meta.k8s.io/v1";

    static ResponseFormat of(Request request) {
        String first = request.header("Accept").split(",")[0];
        if (first.contains("as=Table") && first.contains("v=v1;") || first.contains("as=Table") && first.endsWith("v=v1")) {
            return TABLE;
        }
        return first.contains("as=PartialObjectMetadata") ? METADATA : PLAIN;
    }

    ObjectNode object(Kind kind, ObjectNode object, Instant now) {
        return switch (this) {
            case PLAIN -> object;
            case TABLE -> TableRenderer.of(kind, List.of(object), Json.text(object, "metadata", "resourceVersion"), now);
            case METADATA -> metadataOf(object);
        };
    }

    ObjectNode event(String type, Kind kind, ObjectNode object, Instant now) {
        return type.equals("BOOKMARK") || type.equals("ERROR") ? object : object(kind, object, now);
    }

    ObjectNode list(Kind kind, List<ObjectNode> objects, String revision, Instant now) {
        return switch (this) {
            case PLAIN -> listOf(kind.name() + "List", kind.apiVersion(), revision, objects.stream().map(ResponseFormat::withoutType)
                    .toList());
            case TABLE -> TableRenderer.of(kind, objects, revision, now);
            case METADATA -> listOf("PartialObjectMetadataList", META, revision,
                    objects.stream().map(ResponseFormat::metadataOf).toList());
        };
    }

    private static ObjectNode listOf(String kind, String apiVersion, String revision, List<ObjectNode> objects) {
        ObjectNode list = Json.object().put("kind", kind).put("apiVersion", apiVersion);
        list.putObject("metadata").put("resourceVersion", revision);
        ArrayNode items = list.putArray("items");
        objects.forEach(items::add);
        return list;
    }

    /** Removes {@code kind} and {@code apiVersion}, which a list states once for all its items. */
    private static ObjectNode withoutType(ObjectNode object) {
        ObjectNode bare = Json.object();
        object.properties().forEach(entry -> bare.set(entry.getKey(), entry.getValue()));
        bare.remove(List.of("kind", "apiVersion"));
        return bare;
    }

    static ObjectNode metadataOf(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", META);
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
