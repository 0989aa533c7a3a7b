package dev.fleetledger.simulation.api;

import java.time.Instant;
import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;

/** Renders objects as table rows, as {@code kubectl get} shows them. */
final class TableRenderer {
    private TableRenderer() {
    }

    static ObjectNode of(Kind kind, List<ObjectNode> objects, String revision, Instant now) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", revision);
        List<Column> columns = Columns.of(kind);
        ArrayNode definitions = table.putArray("columnDefinitions");
        columns.forEach(column -> definitions.addObject().put("name", column.name()).put("type", column.type())
                .put("format", column.name().equals("Name") ? "name" : "").put("description", column.name())
                .put("priority", column.wide() ? 1 : 0));
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.addPOJO(column.cell().of(object, now)));
            row.set("object", ResponseFormat.metadataOf(object));
        }
        return table;
    }
}
