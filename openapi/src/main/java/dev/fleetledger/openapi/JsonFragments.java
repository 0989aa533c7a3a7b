package dev.fleetledger.openapi;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON fragments used by all parts of the document. */
final class JsonFragments {

    private JsonFragments() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode withDescription(String text) {
        return object().put("description", text);
    }

    static ObjectNode ofType(String type) {
        return object().put("type", type);
    }

    static ObjectNode content(String mediaType, ObjectNode schema) {
        ObjectNode content = object();
        content.putObject(mediaType).set("schema", schema);
        return content;
    }

    static ObjectNode nullable(ObjectNode schema) {
        if (schema.path("type").isString() && !schema.has("enum")) {
            ArrayNode types = schema.arrayNode().add(schema.path("type").stringValue()).add("null");
            schema.set("type", types);
            return schema;
        }
        if (!schema.has("$ref") && !schema.has("enum")) {
            return schema;
        }
        ObjectNode either = object();
        either.putArray("anyOf").add(schema).add(ofType("null"));
        return either;
    }
}
