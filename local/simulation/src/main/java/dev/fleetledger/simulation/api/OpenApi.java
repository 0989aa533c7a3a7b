package dev.fleetledger.simulation.api;

import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;

/** The part of OpenAPI from which kubectl learns that the server validates fields and supports dry runs; it contains no types. */
final class OpenApi {
    private OpenApi() {
    }

    static ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        Kinds.ALL_KINDS.stream().map(OpenApi::root).distinct().forEach(root ->
                paths.putObject(root).put("serverRelativeURL", "/openapi/v3/" + root + "?hash=1"));
        return index;
    }

    private static String root(Kind kind) {
        return kind.group().isEmpty() ? "api/v1" : "apis/" + kind.apiVersion();
    }

    static ObjectNode of(List<String> path) {
        String root = String.join("/", path.subList(2, path.size()));
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", Discovery.VERSION);
        ObjectNode paths = document.putObject("paths");
        Kinds.ALL_KINDS.stream().filter(kind -> root(kind).equals(root)).forEach(kind -> paths.set(address(kind), item(kind)));
        return document;
    }

    private static String address(Kind kind) {
        return "/" + root(kind) + (kind.namespaced() ? "/namespaces/{namespace}/" : "/") + kind.plural() + "/{name}";
    }

    private static ObjectNode item(Kind kind) {
        ObjectNode item = Json.object();
        ObjectNode patch = item.putObject("patch");
        ArrayNode parameters = patch.putArray("parameters");
        for (String name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
            parameters.addObject().put("name", name).put("in", "query").putObject("schema").put("type", "string");
        }
        patch.putObject("x-kubernetes-group-version-kind").put("group", kind.group()).put("version", kind.version())
                .put("kind", kind.name());
        return item;
    }
}
