package dev.fleetledger.simulation.schema;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.schema.FieldType.ListOf;
import dev.fleetledger.simulation.schema.FieldType.MapOf;
import dev.fleetledger.simulation.schema.FieldType.Scalar;
import dev.fleetledger.simulation.schema.FieldType.Struct;

/** Decodes the protobuf bodies that some kubectl commands send. Responses are JSON, which kubectl accepts as well. */
public final class Protobuf {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private Protobuf() {
    }

    public static boolean isIn(byte[] body) {
        return body.length > MAGIC.length && Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** The envelope contains the kind and the encoded message. */
    public static ObjectNode read(byte[] body, Struct type) {
        ObjectNode object = Json.object();
        Wire envelope = new Wire(body, MAGIC.length, body.length);
        while (envelope.next()) {
            if (envelope.tag() == 1) {
                Wire names = envelope.message();
                while (names.next()) {
                    object.put(names.tag() == 1 ? "apiVersion" : "kind", names.text());
                }
            } else if (envelope.tag() == 2) {
                message(envelope.message(), type, "", object);
            }
        }
        return object;
    }

    private static void message(Wire wire, Struct type, String inlined, ObjectNode into) {
        while (wire.next()) {
            String place = inlined + wire.tag();
            String field = type.type().tags().get(place);
            FieldType member = field == null ? null : type.type().fields().get(field);
            if (field != null && member != null) {
                field(wire, member, field, into);
            } else if (type.type().tags().keySet().stream().anyMatch(known -> known.startsWith(place + "/"))) {
                message(wire.message(), type, place + "/", into);
            }
        }
    }

    private static void field(Wire wire, FieldType member, String field, ObjectNode into) {
        switch (member) {
            case ListOf list -> Json.list(into, field).add(value(wire, list.items()));
            case MapOf map -> entry(wire.message(), map, Json.child(into, field));
            case Struct struct -> into.set(field, value(wire, struct));
            case Scalar scalar -> into.set(field, value(wire, scalar));
        }
    }

    private static void entry(Wire wire, MapOf map, ObjectNode into) {
        String key = "";
        JsonNode value = Json.MAPPER.getNodeFactory().stringNode("");
        while (wire.next()) {
            if (wire.tag() == 1) {
                key = wire.text();
            } else {
                value = value(wire, map.items());
            }
        }
        into.set(key, value);
    }

    private static JsonNode value(Wire wire, FieldType type) {
        var nodes = Json.MAPPER.getNodeFactory();
        if (type instanceof Struct struct) {
            ObjectNode object = Json.object();
            message(wire.message(), struct, "", object);
            return object;
        }
        String scalar = type instanceof Scalar known ? known.name() : "";
        return switch (scalar) {
            case "integer", "number" -> Json.MAPPER.readTree(Long.toString(wire.number()));
            case "boolean" -> nodes.booleanNode(wire.number() != 0);
            case "bytes" -> nodes.stringNode(Base64.getEncoder().encodeToString(wire.bytes()));
            case "quantity" -> nodes.stringNode(first(wire.message()).text());
            case "time" -> nodes.stringNode(Instant.ofEpochSecond(first(wire.message()).number()).toString());
            case "intOrString" -> either(wire.message());
            case "any" -> Json.MAPPER.readTree(new String(first(wire.message()).bytes(), StandardCharsets.UTF_8));
            default -> nodes.stringNode(wire.text());
        };
    }

    private static Wire first(Wire message) {
        message.next();
        return message;
    }

    private static JsonNode either(Wire message) {
        JsonNode value = Json.MAPPER.readTree("0");
        boolean isText = false;
        while (message.next()) {
            if (message.tag() == 1) {
                isText = message.number() == 1;
            } else if (message.tag() == 3 && isText) {
                value = Json.MAPPER.getNodeFactory().stringNode(message.text());
            } else if (message.tag() == 2 && !isText) {
                value = Json.MAPPER.readTree(Long.toString(message.number()));
            }
        }
        return value;
    }
}
