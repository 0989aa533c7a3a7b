package dev.fleetledger.openapi;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.query.web.PageParameters;

/** Parameters of a request: path, query and headers. */
final class Parameters {

    private static final String REFERENCE_PREFIX = "#/components/parameters/";

    /** Path segments of resources that have a history. */
    private static final Set<String> WITH_HISTORY = Set.of("drafts", "workloads", "rollouts", "clusters", "grants");

    static final Map<String, ObjectNode> COMMON = new TreeMap<>(Map.of(
            "IdempotencyKey", of("header", "Idempotency-Key",
                    "Of the caller's choice: the same request with the same key is answered the same, "
                    + "for 7 days.", JsonFragments.ofType("string").put("maxLength", 255)),
            "IfMatch", of("header", "If-Match", "The version that was seen, as its ETag said it.", JsonFragments.ofType("string"))
            .put("required", true),
            "Reason", of("header", "Fleetledger-Reason", "Why, in percent-encoded UTF-8.", JsonFragments.ofType("string")),
            "MinPosition", of("header", "Fleetledger-Min-Position",
                    "The answer waits up to 5 s until it shows what a command wrote; then 503.",
                    JsonFragments.ofType("string").put("pattern", "^[0-9]{1,18}$")),
            "Limit", of("query", "limit", "How many items at most.",
                    JsonFragments.ofType("integer").put("minimum", 1).put("maximum", 200).put("default", 50)),
            "Cursor", of("query", "cursor", "The `next` of the page before.", JsonFragments.ofType("string")),
            "At", of("query", "at", "A time or position in the past. Not built yet: 501.", JsonFragments.ofType("string"))));

    private Parameters() {}

    static ArrayNode of(Endpoint endpoint, Operation operation) {
        ArrayNode all = JsonFragments.object().arrayNode();
        endpoint.variables().forEach(name -> all.add(of("path", name, null, pathVariableSchema(endpoint, name)).put("required", true)));
        if (!endpoint.implemented()) {
            return all;
        }
        if (endpoint.isRead()) {
            addQueryParameters(endpoint, all);
        } else {
            all.add(reference("IdempotencyKey"));
            if (operation.success().requiresIfMatch()) {
                all.add(reference("IfMatch"));
            }
            if (!endpoint.verb().equals("post")) {
                all.add(reference("Reason"));
            }
        }
        return all;
    }

    private static void addQueryParameters(Endpoint endpoint, ArrayNode all) {
        for (Parameter parameter : endpoint.handler().getParameters()) {
            RequestParam annotation = parameter.getAnnotation(RequestParam.class);
            if (annotation != null) {
                all.add(filter(parameter, annotation));
            }
            if (parameter.getType() == PageParameters.class) {
                all.add(reference("Limit")).add(reference("Cursor"));
            }
        }
        if (WITH_HISTORY.contains(Tags.segment(endpoint))) {
            all.add(reference("At"));
        }
        if (!Tags.isOpen(endpoint)) {
            all.add(reference("MinPosition"));
        }
    }

    private static ObjectNode filter(Parameter parameter, RequestParam annotation) {
        ObjectNode schema = JsonFragments.ofType("string");
        if (!annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE)) {
            schema.put("default", annotation.defaultValue());
        }
        if (parameter.getType() == List.class) {
            schema = JsonFragments.ofType("array").set("items", schema);
        }
        ObjectNode filter = of("query", parameter.getName(), null, schema);
        boolean optional = parameter.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class)
                || schema.has("default");
        return optional ? filter : filter.put("required", true);
    }

    private static ObjectNode pathVariableSchema(Endpoint endpoint, String name) {
        if (name.equals("step")) {
            ObjectNode schema = JsonFragments.ofType("string");
            Arrays.stream(Step.values()).map(Step::key).forEach(schema.putArray("enum")::add);
            return schema;
        }
        if (name.equals("id") && !Tags.segment(endpoint).equals("clusters")) {
            return ScalarSchemas.of(java.util.UUID.class);
        }
        return Arrays.stream(endpoint.handler().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(PathVariable.class) && parameter.getName().equals(name))
                .findFirst().map(parameter -> ScalarSchemas.of(parameter.getType())).orElseGet(() -> JsonFragments.ofType("string"));
    }

    private static ObjectNode of(String in, String name, @org.jspecify.annotations.Nullable String description, ObjectNode schema) {
        ObjectNode parameter = JsonFragments.object().put("name", name).put("in", in);
        if (description != null) {
            parameter.put("description", description);
        }
        return parameter.set("schema", schema);
    }

    private static ObjectNode reference(String name) {
        return JsonFragments.object().put("$ref", REFERENCE_PREFIX + name);
    }
}
