package dev.fleetledger.openapi;

import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.DocumentSchema;

/** Request bodies of commands. */
final class RequestBodies {

    /** The smallest valid document of each step, used as example. */
    private static final Map<Step, String> MINIMAL_DOCUMENTS = Map.of(
            Step.BASICS, "{\"name\": \"node-exporter\"}",
            Step.CONTAINERS, "{\"containers\": [{\"name\": \"node-exporter\", \"image\": \"quay.io/prometheus/node-exporter:v1.8.2\"}]}",
            Step.SERVICES, "{}",
            Step.ADVANCED, "{}",
            Step.PLACEMENT, "{\"clusters\": [\"eu-1\"]}");

    /** Schemas of PUT bodies, by the end of the path. */
    private static final Map<String, String> PUT_SCHEMAS = Map.of(
            "/steps/{step}", "StepDocument", "/placement", documentName(Step.PLACEMENT), "/labels", "ClusterLabels");

    private static final String REASON = "Reason";
    private static final String ENDPOINT = "Endpoint$";

    private final Schemas schemas;

    RequestBodies(Schemas schemas) {
        this.schemas = schemas;
        ObjectNode stepDocument =
                JsonFragments.withDescription("The document of the step that the path names; it replaces what was saved before.");
        for (Step step : Step.values()) {
            stepDocument.withArray("anyOf").add(schemas.register(documentName(step), withExample(step)));
        }
        schemas.register("StepDocument", stepDocument);
        schemas.register("ClusterLabels", ContractJson.MAPPER.readValue("""
                {"type": "object", "properties": {"labels": {"type": "object", "additionalProperties": {"type": "string"}}},
                 "required": ["labels"], "additionalProperties": false}""", ObjectNode.class));
        schemas.register(REASON, ContractJson.MAPPER.readValue("""
                {"type": "object", "properties": {"reason": {"type": ["string", "null"], "maxLength": 1000}}, "additionalProperties": false}""",
                ObjectNode.class));
    }

    Optional<ObjectNode> of(Endpoint endpoint, Operation operation) {
        if (endpoint.isRead() || !endpoint.implemented() || endpoint.verb().equals("delete")) {
            return Optional.empty();
        }
        if (endpoint.verb().equals("put") && endpoint.path().endsWith("/manifest")) {
            return Optional.of(JsonFragments.object().put("required", true)
                    .set("content", JsonFragments.content("text/yaml", JsonFragments.ofType("string"))));
        }
        if (endpoint.verb().equals("put")) {
            String name = PUT_SCHEMAS.entrySet().stream().filter(entry -> endpoint.path().endsWith(entry.getKey())).findFirst()
                    .orElseThrow().getValue();
            return Optional.of(body(Schemas.ref(name), true));
        }
        return Optional.of(bodyOf(endpoint.handler().getDeclaringClass())
                .map(type -> body(schemas.ofRequest(type, schemaName(operation)), true))
                .orElseGet(() -> body(Schemas.ref(REASON), false)));
    }

    private static String schemaName(Operation operation) {
        return Character.toUpperCase(operation.id().charAt(0)) + operation.id().substring(1);
    }

    /** Finds the body of a use case: the record beside the endpoint that is named like it. */
    private static Optional<Class<?>> bodyOf(Class<?> endpoint) {
        try {
            return Optional.of(Class.forName(endpoint.getName().replaceAll(ENDPOINT, "Body"), false, endpoint.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode body(ObjectNode schema, boolean required) {
        return JsonFragments.object().put("required", required).set("content", JsonFragments.content("application/json", schema));
    }

    private static ObjectNode withExample(Step step) {
        ObjectNode schema = DocumentSchema.of(step);
        JsonNode example = ContractJson.MAPPER.readTree(MINIMAL_DOCUMENTS.get(step));
        schema.putArray("examples").add(example);
        return schema;
    }

    private static String documentName(Step step) {
        return step.name().charAt(0) + step.key().substring(1) + "Document";
    }
}
