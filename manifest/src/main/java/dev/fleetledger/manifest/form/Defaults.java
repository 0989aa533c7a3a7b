package dev.fleetledger.manifest.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Draft;
import dev.fleetledger.manifest.field.Default;
import dev.fleetledger.manifest.field.Field;
import dev.fleetledger.manifest.field.Type;
import dev.fleetledger.manifest.table.Table;

/** Writes out the defaults of absent fields. Parent rows come first, so an object with a default exists before its members. */
public final class Defaults {
    private Defaults() {
    }

    public static Filled fill(Documents documents) {
        return fill(documents, Circumstances.NONE);
    }

    public static Filled fill(Documents documents, Circumstances circumstances) {
        return fill(Table.WIZARD, documents, circumstances);
    }

    public static Filled fill(Table table, Documents documents, Circumstances circumstances) {
        Documents filled = Documents.NONE;
        for (Step step : Step.values()) {
            filled = filled.with(step, Json.withoutNulls(documents.of(step)));
        }
        Map<Step, List<String>> defaulted = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            Draft draft = new Draft(filled, circumstances);
            List<String> pointers = new ArrayList<>();
            table.supported(step).forEach(field -> fill(field, draft, draft.of(step), pointers));
            defaulted.put(step, List.copyOf(pointers));
        }
        return new Filled(filled, Map.copyOf(defaulted));
    }

    private static void fill(Field field, Draft draft, JsonNode document, List<String> pointers) {
        Default otherwise = field.otherwise();
        if (otherwise == null) {
            return;
        }
        String name = field.path().last();
        for (Found parent : field.path().parent().in(document)) {
            if (parent.node() instanceof ObjectNode members && !members.has(name)) {
                JsonNode value = otherwise.in(members, draft);
                if (value != null) {
                    members.set(name, value.deepCopy());
                    if (field.type() != Type.OBJECT) {
                        pointers.add(parent.pointer(name));
                    }
                }
            }
        }
    }
}
