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

    public static boolean isProtobuf(byte[] body) {
        return body.length > MAGIC.length && Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** The envelope contains the kind and the encoded message. */
    public static ObjectNode read(byte[] body, Struct type) {
        ObjectNode object = Json.object();
        ProtobufReader envelope = new ProtobufReader(body, MAGIC.length, body.length);
        while (envelope.next()) {
            if (envelope.tag() == 1) {
                ProtobufReader names = envelope.message();
                while (names.next()) {
                    object.put(names.tag() == 1 ? "apiVersion" : "kind", names.text());
                }
            } else if (envelope.tag() == 2) {
                message(envelope.message(), type, "", object);
            }
        }
        return object;
    }

    private static void message(ProtobufReader protobufReader, Struct type, String tagPrefix, ObjectNode into) {
        while (protobufReader.next()) {
            String tagPath = tagPrefix + protobufReader.tag();
            String field = type.type().tags().get(tagPath);
            FieldType member = field == null ? null : type.type().fields().get(field);
            if (field != null && member != null) {
                field(protobufReader, member, field, into);
            } else if (type.type().tags().keySet().stream().anyMatch(known -> known.startsWith(tagPath + "/"))) {
                message(protobufReader.message(), type, tagPath + "/", into);
            }
        }
    }

    private static void field(ProtobufReader protobufReader, FieldType member, String field, ObjectNode into) {
        switch (member) {
            case ListOf list -> Json.list(into, field).add(value(protobufReader, list.items()));
            case MapOf map -> entry(protobufReader.message(), map, Json.child(into, field));
            case Struct struct -> into.set(field, value(protobufReader, struct));
            case Scalar scalar -> into.set(field, value(protobufReader, scalar));
        }
    }

    private static void entry(ProtobufReader protobufReader, MapOf map, ObjectNode into) {
        String key = "";
        JsonNode value = Json.MAPPER.getNodeFactory().stringNode("");
        while (protobufReader.next()) {
            if (protobufReader.tag() == 1) {
                key = protobufReader.text();
            } else {
                value = value(protobufReader, map.items());
            }
        }
        into.set(key, value);
    }

    private static JsonNode value(ProtobufReader protobufReader, FieldType type) {
        var nodes = Json.MAPPER.getNodeFactory();
        if (type instanceof Struct struct) {
            ObjectNode object = Json.object();
            message(protobufReader.message(), struct, "", object);
            return object;
        }
        String scalar = type instanceof Scalar known ? known.name() : "";
        return switch (scalar) {
            case "integer", "number" -> Json.MAPPER.readTree(Long.toString(protobufReader.number()));
            case "boolean" -> nodes.booleanNode(protobufReader.number() != 0);
            case "bytes" -> nodes.stringNode(Base64.getEncoder().encodeToString(protobufReader.bytes()));
            case "quantity" -> nodes.stringNode(firstField(protobufReader.message()).text());
            case "time" -> nodes.stringNode(Instant.ofEpochSecond(firstField(protobufReader.message()).number()).toString());
            case "intOrString" -> intOrString(protobufReader.message());
            case "any" -> Json.MAPPER.readTree(new String(firstField(protobufReader.message()).bytes(), StandardCharsets.UTF_8));
            default -> nodes.stringNode(protobufReader.text());
        };
    }

    private static ProtobufReader firstField(ProtobufReader message) {
        message.next();
        return message;
    }

    private static JsonNode intOrString(ProtobufReader message) {
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
