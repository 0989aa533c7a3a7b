package dev.fleetledger.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;

/** The API as an OpenAPI 3.1 document: paths, methods, parameters and responses come from the code, texts from the tables beside it. */
final class OpenApiDocument {

    private static final String SCHEME = "bearer";
    private static final String DESCRIPTION =
            "One URL space: the console sends GET and HEAD to the query-side and every other method to the "
            + "command-side; both also answer directly. HEAD answers as GET, without a body. What answers 501 is described and not built yet.";

    private final Schemas schemas = new Schemas();
    private final RequestBodies requestBodies = new RequestBodies(schemas);
    private final SuccessResponses successResponses = new SuccessResponses(schemas);
    private final Map<String, Operation> operations = Stream.of(CommandOperations.ALL, QueryOperations.ALL).flatMap(List::stream)
            .collect(Collectors.toMap(Operation::endpoint, operation -> operation, (one, other) -> {
                throw new IllegalStateException(one.endpoint() + " is defined twice.");
            }, TreeMap::new));

    private OpenApiDocument() {}

    /** Returns the document in its stored format: indented by two spaces, with one line feed at the end. */
    static String toJson() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return ContractJson.MAPPER.writer().with(new DefaultPrettyPrinter().withObjectIndenter(indenter))
                .writeValueAsString(new OpenApiDocument().document(Endpoints.all())) + "\n";
    }

    private ObjectNode document(List<Endpoint> endpoints) {
        ObjectNode document = JsonFragments.object().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Fleetledger").put("version", "v1").put("description", DESCRIPTION);
        document.putArray("servers").addObject().put("url", "/");
        Tags.DESCRIPTIONS.forEach((name, text) -> document.withArray("tags").addObject().put("name", name).put("description", text));
        document.putArray("security").addObject().putArray(SCHEME);
        ObjectNode paths = document.putObject("paths");
        endpoints.forEach(endpoint -> addPath(paths, endpoint));
        if (!operations.isEmpty()) {
            throw new IllegalStateException("Neither side has these endpoints (any more): " + operations.keySet());
        }
        document.set("components", components());
        return document;
    }

    private void addPath(ObjectNode paths, Endpoint endpoint) {
        Operation operation = operations.remove(endpoint.key());
        if (operation == null) {
            throw new IllegalStateException(endpoint.key()
                    + " has no operation id and summary: add it to CommandOperations or QueryOperations.");
        }
        ObjectNode path = paths.has(endpoint.path()) ? (ObjectNode) paths.get(endpoint.path()) : paths.putObject(endpoint.path());
        path.set(endpoint.verb(), describe(endpoint, operation));
    }

    private ObjectNode describe(Endpoint endpoint, Operation operation) {
        ObjectNode json = JsonFragments.object().put("operationId", operation.id()).put("summary", operation.summary());
        json.putArray("tags").add(Tags.of(endpoint));
        if (Tags.isOpen(endpoint)) {
            json.putArray("security");
        }
        json.set("parameters", Parameters.of(endpoint, operation));
        requestBodies.of(endpoint, operation).ifPresent(body -> json.set("requestBody", body));
        ObjectNode responses = json.putObject("responses");
        if (endpoint.implemented()) {
            successResponses.add(responses, endpoint, operation);
        }
        ProblemResponses.of(endpoint, operation).forEach(status -> responses.set(Integer.toString(status), ProblemResponses.ref(status)));
        return json;
    }

    private ObjectNode components() {
        ObjectNode components = JsonFragments.object();
        ObjectNode responses = ProblemResponses.components(schemas);
        components.set("headers", toObject(SuccessResponses.HEADERS));
        components.set("parameters", toObject(Parameters.COMMON));
        components.set("responses", responses);
        components.set("schemas", toObject(schemas.components()));
        components.putObject("securitySchemes").putObject(SCHEME).put("type", "http").put("scheme", SCHEME).put("bearerFormat", "JWT");
        return components;
    }

    private static ObjectNode toObject(Map<String, ObjectNode> entries) {
        ObjectNode all = JsonFragments.object();
        entries.forEach(all::set);
        return all;
    }
}
