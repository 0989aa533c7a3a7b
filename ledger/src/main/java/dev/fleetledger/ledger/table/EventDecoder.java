package dev.fleetledger.ledger.table;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.ledger.EventTypes;
import dev.fleetledger.ledger.EventTypes.EventType;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;

/** Converts rows of the table to events. */
public record EventDecoder(EventTypes types, JsonMapper json) {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    RecordedEvent decode(EventRow row) {
        JsonNode tree = json.readTree(row.payload());
        Object payload = json.treeToValue(tree, types.classOf(new EventType(row.type(), row.version())));
        return new RecordedEvent(new Position(row.position()), UUID.fromString(row.identifier()), row.stream(), row.sequence(),
                row.type(), row.version(), payload, tree, Map.copyOf(json.readValue(row.metadata(), TEXTS)), row.timestamp());
    }

    public List<RecordedEvent> decode(List<EventRow> rows) {
        return rows.stream().map(this::decode).toList();
    }
}
