package dev.fleetledger.simulation.api;

import static dev.fleetledger.simulation.api.Column.count;
import static dev.fleetledger.simulation.api.Column.text;
import static dev.fleetledger.simulation.api.Column.wide;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;

/** The table columns of each kind; a kind without an entry here has name and age. */
final class Columns {
    private static final Column NAME = text("Name", (object, now) -> Meta.name(object));
    private static final Column AGE = text("Age", (object, now) ->
            TableCells.age(Json.text(object, "metadata", "creationTimestamp"), now));

    private static final Map<String, List<Column>> COLUMNS = Map.of(
            "daemonsets.apps", List.of(NAME,
                    status("Desired", "desiredNumberScheduled"), status("Current", "currentNumberScheduled"),
                    status("Ready", "numberReady"), status("Up-to-date", "updatedNumberScheduled"),
                    status("Available", "numberAvailable"),
                    text("Node Selector", (object, now) -> TableCells.labels(Json.at(object, "spec", "template", "spec", "nodeSelector"))),
                    AGE,
                    wide("Containers", (object, now) -> containers(object, "name")),
                    wide("Images", (object, now) -> containers(object, "image")),
                    wide("Selector", (object, now) -> TableCells.labels(Json.at(object, "spec", "selector", "matchLabels")))),
            "pods", List.of(NAME, text("Ready", (pod, now) -> TableCells.ready(pod)),
                    text("Status", (pod, now) -> TableCells.podStatus(pod)),
                    text("Restarts", (pod, now) -> TableCells.restarts(pod)), AGE,
                    wide("IP", path("status", "podIP")), wide("Node", path("spec", "nodeName")),
                    wide("Nominated Node", path("status", "nominatedNodeName")), wide("Readiness Gates", (pod, now) -> "<none>")),
            "nodes", List.of(NAME, text("Status", (node, now) -> TableCells.nodeStatus(node)), text("Roles", (node, now) -> "<none>"), AGE,
                    text("Version", path("status", "nodeInfo", "kubeletVersion"))),
            "namespaces", List.of(NAME, text("Status", path("status", "phase")), AGE),
            "services", List.of(NAME, text("Type", path("spec", "type")), text("Cluster-IP", path("spec", "clusterIP")),
                    text("External-IP", (service, now) -> "<none>"), text("Port(s)", (service, now) -> TableCells.ports(service)), AGE,
                    wide("Selector", (service, now) -> TableCells.labels(Json.at(service, "spec", "selector")))),
            "events", List.of(text("Last Seen", (event, now) -> TableCells.age(Json.text(event, "lastTimestamp"), now)),
                    text("Type", path("type")), text("Reason", path("reason")),
                    text("Object", (event, now) -> Json.text(event, "involvedObject", "kind").toLowerCase(java.util.Locale.ROOT) + "/"
                            + Json.text(event, "involvedObject", "name")),
                    text("Message", path("message"))),
            "configmaps", List.of(NAME, count("Data", (map, now) -> Json.at(map, "data").size()), AGE),
            "secrets", List.of(NAME, text("Type", path("type")), count("Data", (secret, now) -> Json.at(secret, "data").size()), AGE),
            "controllerrevisions.apps", List.of(NAME,
                    text("Controller", (revision, now) -> TableCells.owner(revision)),
                    count("Revision", (revision, now) -> Json.number(revision, "revision")), AGE));

    private Columns() {
    }

    static List<Column> of(Kind kind) {
        return COLUMNS.getOrDefault(kind.qualified(), List.of(NAME, AGE));
    }

    private static Column status(String name, String field) {
        return count(name, (object, now) -> Json.number(object, "status", field));
    }

    private static Column.Cell path(String... path) {
        return (object, now) -> {
            String found = Json.text(object, path);
            return found.isEmpty() ? "<none>" : found;
        };
    }

    private static String containers(JsonNode daemonSet, String field) {
        return Json.items(daemonSet, "spec", "template", "spec", "containers").stream()
                .map(container -> Json.text(container, field)).collect(Collectors.joining(","));
    }
}
