package dev.fleetledger.simulation.api;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kind.Trait;
import dev.fleetledger.simulation.kinds.Kinds;

/** The discovery responses, derived from the table of kinds. */
final class Discovery {
    static final String VERSION = "v1.35.4";
    private static final List<String> VERBS = List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> STATUS_VERBS = List.of("get", "patch", "update");

    private Discovery() {
    }

    static Optional<ObjectNode> find(Request request) {
        if (!request.method().equals("GET")) {
            return Optional.empty();
        }
        return switch (String.join("/", request.path())) {
            case "version" -> Optional.of(version());
            case "api" -> Optional.of(coreVersions());
            case "apis" -> Optional.of(groups());
            case "api/v1" -> Optional.of(resources("", "v1"));
            case "openapi/v3" -> Optional.of(OpenApi.index());
            case String path when path.startsWith("openapi/v3/") -> Optional.of(OpenApi.of(request.path()));
            case String other -> groupOrResources(request.path());
        };
    }

    private static Optional<ObjectNode> groupOrResources(List<String> path) {
        if (!path.isEmpty() && path.getFirst().equals("apis") && path.size() <= 3 && Kinds.groups().contains(path.get(1))) {
            return Optional.of(path.size() == 2 ? group(path.get(1)).put("kind", "APIGroup").put("apiVersion", "v1")
                    : resources(path.get(1), path.get(1) + "/v1"));
        }
        return Optional.empty();
    }

    private static ObjectNode version() {
        return Json.object().put("major", "1").put("minor", "35").put("gitVersion", VERSION).put("gitCommit", "simulation")
                .put("gitTreeState", "clean").put("buildDate", "2026-04-15T00:00:00Z").put("goVersion", "none")
                .put("compiler", "none").put("platform", "linux/amd64");
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private static ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        Kinds.groups().forEach(name -> groups.add(group(name)));
        return list;
    }

    private static ObjectNode group(String name) {
        ObjectNode group = Json.object().put("name", name);
        ObjectNode version = Json.object().put("groupVersion", name + "/v1").put("version", "v1");
        group.putArray("versions").add(version);
        group.set("preferredVersion", version);
        return group;
    }

    private static ObjectNode resources(String group, String groupVersion) {
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1").put("groupVersion", groupVersion);
        ArrayNode resources = list.putArray("resources");
        for (Kind kind : Kinds.inGroup(group)) {
            ObjectNode entry = resource(kind, kind.plural(), VERBS);
            if (!kind.shortNames().isEmpty()) {
                kind.shortNames().forEach(entry.putArray("shortNames")::add);
            }
            if (kind.has(Trait.ALL)) {
                entry.putArray("categories").add("all");
            }
            resources.add(entry);
            if (kind.has(Trait.STATUS)) {
                resources.add(resource(kind, kind.plural() + "/status", STATUS_VERBS));
            }
        }
        return list;
    }

    private static ObjectNode resource(Kind kind, String name, List<String> verbs) {
        ObjectNode entry = Json.object().put("name", name).put("singularName", name.contains("/") ? "" : kind.singular())
                .put("namespaced", kind.namespaced()).put("kind", kind.name());
        verbs.forEach(entry.putArray("verbs")::add);
        return entry;
    }
}
