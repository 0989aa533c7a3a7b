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
    private static final Map<Step, String> SMALLEST = Map.of(
            Step.BASICS, "{\"name\": \"node-exporter\"}",
            Step.CONTAINERS, "{\"containers\": [{\"name\": \"node-exporter\", \"image\": \"quay.io/prometheus/node-exporter:v1.8.2\"}]}",
            Step.SERVICES, "{}",
            Step.ADVANCED, "{}",
            Step.PLACEMENT, "{\"clusters\": [\"eu-1\"]}");

    /** Schemas of PUT bodies, by the end of the path. */
    private static final Map<String, String> DOCUMENTS = Map.of(
            "/steps/{step}", "StepDocument", "/placement", document(Step.PLACEMENT), "/labels", "ClusterLabels");

    private static final String REASON = "Reason";
    private static final String ENDPOINT = "Endpoint$";

    private final Schemas schemas;

    RequestBodies(Schemas schemas) {
        this.schemas = schemas;
        ObjectNode any = JsonFragments.described("The document of the step that the path names; it replaces what was saved before.");
        for (Step step : Step.values()) {
            any.withArray("anyOf").add(schemas.named(document(step), smallest(step)));
        }
        schemas.named("StepDocument", any);
        schemas.named("ClusterLabels", ContractJson.MAPPER.readValue("""
                {"type": "object", "properties": {"labels": {"type": "object", "additionalProperties": {"type": "string"}}},
                 "required": ["labels"], "additionalProperties": false}""", ObjectNode.class));
        schemas.named(REASON, ContractJson.MAPPER.readValue("""
                {"type": "object", "properties": {"reason": {"type": ["string", "null"], "maxLength": 1000}}, "additionalProperties": false}""",
                ObjectNode.class));
    }

    Optional<ObjectNode> of(Endpoint endpoint, Operation operation) {
        if (endpoint.reads() || !endpoint.built() || endpoint.verb().equals("delete")) {
            return Optional.empty();
        }
        if (endpoint.verb().equals("put") && endpoint.path().endsWith("/manifest")) {
            return Optional.of(JsonFragments.object().put("required", true).set("content", JsonFragments.content("text/yaml", JsonFragments.ofType("string"))));
        }
        if (endpoint.verb().equals("put")) {
            String name = DOCUMENTS.entrySet().stream().filter(end -> endpoint.path().endsWith(end.getKey())).findFirst().orElseThrow().getValue();
            return Optional.of(body(Schemas.ref(name), true));
        }
        return Optional.of(bodyOf(endpoint.handler().getDeclaringClass())
                .map(type -> body(schemas.sent(type, named(operation)), true))
                .orElseGet(() -> body(Schemas.ref(REASON), false)));
    }

    private static String named(Operation operation) {
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

    private static ObjectNode smallest(Step step) {
        ObjectNode schema = DocumentSchema.of(step);
        JsonNode example = ContractJson.MAPPER.readTree(SMALLEST.get(step));
        schema.putArray("examples").add(example);
        return schema;
    }

    private static String document(Step step) {
        return step.name().charAt(0) + step.key().substring(1) + "Document";
    }
}
