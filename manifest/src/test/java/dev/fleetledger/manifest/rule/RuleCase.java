package dev.fleetledger.manifest.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.TestDocuments;

/**
 * A line of {@code rules/<step>.yaml}.
 *
 * @param at where the values are put in the base documents; null as a value removes the member
 * @param pointer where the violation is reported, in the step's document
 * @param extraValues further values that the base documents need
 */
record RuleCase(String rule, Step step, String at, String pointer, JsonNode inside, JsonNode outside, JsonNode extraValues) {
    private static final String NODE = "/advanced/scheduling/affinity/nodeAffinity";
    private static final String POD = "/advanced/scheduling/affinity/podAntiAffinity";
    private static final String REQUIRED = "/requiredDuringSchedulingIgnoredDuringExecution";

    static List<RuleCase> all() {
        List<RuleCase> cases = new ArrayList<>();
        for (Step step : Step.values()) {
            Path file = TestDocuments.RESOURCES.resolve("rules").resolve(step.key() + ".yaml");
            new YAMLMapper().readTree(file).forEach(line -> cases.add(of(step, line)));
        }
        return cases;
    }

    /** {@code node: true} and {@code pod: true} mean that the values are terms of affinity. */
    private static RuleCase of(Step step, JsonNode line) {
        String rule = line.path("rule").stringValue();
        if (line.has("node")) {
            return term(rule, step, line, NODE + REQUIRED, "/nodeSelectorTerms/0",
                term -> Json.object().set("nodeSelectorTerms", Json.list().add(term)));
        }
        if (line.has("pod")) {
            return term(rule, step, line, POD + REQUIRED, "/0", term -> Json.list().add(term));
        }
        String at = line.path("at").stringValue();
        String pointer = line.path("pointer").stringValue(at.substring(step.key().length() + 1));
        return new RuleCase(rule, step, at, pointer, expand(line.path("inside")), expand(line.path("outside")), expand(line.path("with")));
    }

    private static RuleCase term(String rule, Step step, JsonNode line, String at, String termPath,
            java.util.function.UnaryOperator<JsonNode> wrap) {
        String kind = at.substring(0, at.lastIndexOf('/'));
        JsonNode with = Json.object().<ObjectNode>set("/advanced/scheduling/affinity", Json.object()).set(kind, Json.object());
        return new RuleCase(rule, step, at, at.substring(step.key().length() + 1) + termPath + line.path("pointer").stringValue(),
            wrap.apply(line.path("inside")), wrap.apply(line.path("outside")), with);
    }

    static void put(ObjectNode steps, String at, JsonNode value) {
        int cut = at.lastIndexOf('/');
        String name = at.substring(cut + 1);
        switch (cut == 0 ? steps : steps.at(at.substring(0, cut))) {
            case ObjectNode members when value.isNull() -> members.remove(name);
            case ObjectNode members -> members.set(name, value);
            case ArrayNode items when Integer.parseInt(name) == items.size() -> items.add(value);
            case ArrayNode items -> items.set(Integer.parseInt(name), value);
            default -> throw new IllegalArgumentException("Neither an object nor a list above " + at);
        }
    }

    /**
     * {@code {$times: [3, x]}} in a list is x three times; {@code $x*64} is the x 64 times. One dot at its end is cut off, so that
     * {@code $a.*120} is a domain.
     */
    static JsonNode expand(JsonNode value) {
        if (value.isString() && value.stringValue().matches("\\$.+\\*\\d+")) {
            String text = value.stringValue();
            int cut = text.lastIndexOf('*');
            String repeated = text.substring(1, cut).repeat(Integer.parseInt(text.substring(cut + 1)));
            return Json.text(repeated.endsWith(".") ? repeated.substring(0, repeated.length() - 1) : repeated);
        }
        if (value instanceof ObjectNode members) {
            ObjectNode copy = Json.object();
            members.properties().forEach(member -> copy.set(member.getKey(), expand(member.getValue())));
            return copy;
        }
        if (value instanceof ArrayNode items) {
            ArrayNode copy = Json.list();
            items.forEach(item -> {
                for (int i = item.path("$times").path(0).intValue(1); i > 0; i--) {
                    copy.add(expand(item.has("$times") ? item.path("$times").path(1) : item));
                }
            });
            return copy;
        }
        return value;
    }

    @Override
    public String toString() {
        return rule + " " + at;
    }
}
