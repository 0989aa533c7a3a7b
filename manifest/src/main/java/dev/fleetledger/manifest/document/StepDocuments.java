package dev.fleetledger.manifest.document;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** Documents of a draft by step, as they were sent. An absent step was never saved. */
public record StepDocuments(Map<Step, JsonNode> byStep) {
    public static final StepDocuments NONE = new StepDocuments(Map.of());

    public StepDocuments {
        Map<Step, JsonNode> copy = new EnumMap<>(Step.class);
        copy.putAll(byStep);
        byStep = Collections.unmodifiableMap(copy);
    }

    public StepDocuments with(Step step, JsonNode document) {
        Map<Step, JsonNode> copy = new EnumMap<>(Step.class);
        copy.putAll(byStep);
        copy.put(step, document);
        return new StepDocuments(copy);
    }

    public boolean isSaved(Step step) {
        return byStep.containsKey(step);
    }

    /** Returns the step's document, or an empty one. */
    public JsonNode of(Step step) {
        JsonNode document = byStep.get(step);
        return document == null ? Json.object() : document;
    }
}
