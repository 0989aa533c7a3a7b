package dev.fleetledger.simulation.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;

/** A field selector; the supported fields of each kind are fixed, as on a real API server. */
public record FieldSelector(List<Term> terms) {
    private static final Set<String> COMMON_FIELDS = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> FIELDS_OF_KIND = Map.of(
            "events", Set.of("involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
                    "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason",
                    "reportingComponent", "source", "type"),
            "pods", Set.of("spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName",
                    "spec.hostNetwork", "status.phase", "status.podIP", "status.nominatedNodeName"),
            "nodes", Set.of("spec.unschedulable"),
            "namespaces", Set.of("status.phase"),
            "secrets", Set.of("type"));

    record Term(List<String> path, boolean equal, String value) {
        boolean matches(JsonNode object) {
            return Json.text(object, path.toArray(String[]::new)).equals(value) == equal;
        }
    }

    public boolean matches(JsonNode object) {
        return terms.stream().allMatch(term -> term.matches(object));
    }

    public static FieldSelector parse(Kind kind, @Nullable String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : text == null || text.isBlank() ? new String[0] : text.split(",")) {
            boolean equal = !part.contains("!=");
            String[] operands = part.split(equal ? "==?" : "!=", 2);
            String field = operands[0].trim();
            if (!COMMON_FIELDS.contains(field) && !FIELDS_OF_KIND.getOrDefault(kind.qualified(), Set.of()).contains(field)) {
                throw ApiErrors.badRequest(FIELDS_OF_KIND.containsKey(kind.qualified()) ? "field label not supported: " + field
                        : "\"" + field + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
            }
            terms.add(new Term(List.of(field.split("\\.")), equal, operands.length > 1 ? operands[1].trim() : ""));
        }
        return new FieldSelector(terms);
    }
}
