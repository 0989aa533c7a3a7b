package dev.fleetledger.openapi;

import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;

/** Validates values against the document's schemas, here with additional properties forbidden. */
final class SchemaValidator {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document = ContractJson.MAPPER.readTree(OpenApiDocument.toJson());

    SchemaValidator() {
        document.at("/components/schemas").valueStream().filter(schema -> schema.has("properties"))
                .forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
    }

    JsonNode document() {
        return document;
    }

    /** Schemas of all query responses, and of problems. */
    Stream<JsonNode> responseSchemas() {
        Stream<JsonNode> successes = document.path("paths").valueStream()
                .map(path -> path.at("/get/responses/200/content/application~1json/schema"))
                .filter(schema -> schema.path("$ref").isString() || schema.has("oneOf"));
        return Stream.concat(successes, Stream.of(reference("Problem")));
    }

    static JsonNode reference(String schema) {
        return ContractJson.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    }

    List<String> errors(JsonNode schema, JsonNode value) {
        ObjectNode schemaWithComponents = ContractJson.MAPPER.createObjectNode();
        schemaWithComponents.set("allOf", schemaWithComponents.arrayNode().add(schema));
        schemaWithComponents.set("components", document.path("components"));
        return REGISTRY.getSchema(schemaWithComponents).validate(value).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage()).toList();
    }
}
