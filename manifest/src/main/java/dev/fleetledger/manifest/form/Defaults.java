package dev.fleetledger.manifest.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.NamedPointer;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.table.FieldTable;

/** Writes out the defaults of absent fields. Parent rows come first, so an object with a default exists before its members. */
public final class Defaults {
    private Defaults() {
    }

    public static CompletedDocuments fill(StepDocuments stepDocuments) {
        return fill(stepDocuments, DraftContext.NONE);
    }

    public static CompletedDocuments fill(StepDocuments stepDocuments, DraftContext draftContext) {
        return fill(FieldTable.WIZARD, stepDocuments, draftContext);
    }

    public static CompletedDocuments fill(FieldTable fieldTable, StepDocuments stepDocuments, DraftContext draftContext) {
        StepDocuments completed = StepDocuments.NONE;
        for (Step step : Step.values()) {
            completed = completed.with(step, Json.withoutNulls(stepDocuments.of(step)));
        }
        Map<Step, List<String>> defaulted = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            DraftSnapshot draft = new DraftSnapshot(completed, draftContext);
            List<String> pointers = new ArrayList<>();
            fieldTable.supported(step).forEach(fieldDefinition -> {
                fill(fieldDefinition, draft, draft.of(step), pointers);
                keepSpelling(fieldDefinition, draft, step, pointers);
            });
            defaulted.put(step, List.copyOf(pointers));
        }
        return new CompletedDocuments(completed, Map.copyOf(defaulted));
    }

    private static void fill(FieldDefinition fieldDefinition, DraftSnapshot draft, JsonNode document, List<String> pointers) {
        Default defaultValue = fieldDefinition.defaultValue();
        if (defaultValue == null) {
            return;
        }
        String name = fieldDefinition.path().last();
        for (PathMatch parent : fieldDefinition.path().parent().match(document)) {
            if (parent.node() instanceof ObjectNode members && !members.has(name)) {
                JsonNode value = defaultValue.compute(members, draft);
                if (value != null) {
                    members.set(name, value.deepCopy());
                    if (fieldDefinition.type() != ValueType.OBJECT) {
                        pointers.add(parent.pointer(name));
                    }
                }
            }
        }
    }

    /**
     * A default that Kubernetes assumes is written as the workload's current revision has it, or not written. Otherwise a field that a form
     * sends along would change the pods' template, and all pods would be replaced for nothing.
     */
    private static void keepSpelling(FieldDefinition fieldDefinition, DraftSnapshot draft, Step step, List<String> defaulted) {
        JsonNode current = draft.context().current();
        if (current == null || !(fieldDefinition.defaultValue() instanceof Default.KubernetesDefault assumed)) {
            return;
        }
        String name = fieldDefinition.path().last();
        for (PathMatch parent : fieldDefinition.path().parent().match(draft.of(step))) {
            JsonNode before = NamedPointer.at(current.path(step.key()), NamedPointer.toNamed(draft.of(step), parent.pointer()));
            if (before.isObject() && assumed.value().equals(parent.node().path(name))) {
                defaulted.remove(parent.pointer(name));
                if (!before.has(name)) {
                    defaulted.add(parent.pointer(name));
                }
            }
        }
    }
}
