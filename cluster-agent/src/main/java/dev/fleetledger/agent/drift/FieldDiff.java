package dev.fleetledger.agent.drift;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.deployment.DriftedField;

/** Differences between two trees by pointer. */
public final class FieldDiff {

    private final Map<String, String> changes = new LinkedHashMap<>();

    private FieldDiff() {}

    /** @return what happened to each differing field on the way from the wanted tree to the live one, without the fields to ignore */
    public static Map<String, String> of(JsonNode live, JsonNode wanted, Set<String> ignored) {
        FieldDiff diff = new FieldDiff();
        diff.collect("", live, wanted);
        diff.changes.keySet().removeIf(pointer -> Pointers.isWithin(pointer, ignored));
        return diff.changes;
    }

    private void collect(String pointer, @Nullable JsonNode live, @Nullable JsonNode wanted) {
        if (live == null || wanted == null) {
            changes.put(pointer, live == null ? DriftedField.REMOVED : DriftedField.ADDED);
        } else if (live.isObject() && wanted.isObject()) {
            Set<String> names = new LinkedHashSet<>(live.propertyNames());
            names.addAll(wanted.propertyNames());
            names.forEach(name -> collect(Pointers.append(pointer, name), live.get(name), wanted.get(name)));
        } else if (live.isArray() && wanted.isArray()) {
            collectItems(pointer, live, wanted);
        } else if (!live.equals(wanted)) {
            changes.put(pointer, DriftedField.CHANGED);
        }
    }

    private void collectItems(String pointer, JsonNode live, JsonNode wanted) {
        List<String> liveNames = ListKeys.names(live);
        List<String> wantedNames = ListKeys.names(wanted);
        Set<String> names = new LinkedHashSet<>(liveNames);
        names.addAll(wantedNames);
        int before = changes.size();
        for (String name : names) {
            collect(Pointers.append(pointer, name), live.get(liveNames.indexOf(name)), wanted.get(wantedNames.indexOf(name)));
        }
        if (changes.size() == before && !live.equals(wanted)) {
            // The order of the items has changed.
            changes.put(pointer, DriftedField.CHANGED);
        }
    }
}
