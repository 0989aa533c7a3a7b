package dev.fleetledger.agent.drift;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes over what others did to fields that a policy ignores, so that a forced apply doesn't revert it. */
public final class IgnoredFields {

    private IgnoredFields() {}

    /**
     * @param wanted  changed in place: an ignored field gets its live value, or is left out if the live object lacks it
     * @param ignored pointers with named list items
     */
    public static void keep(ObjectNode wanted, JsonNode live, Set<String> ignored) {
        if (!ignored.isEmpty()) {
            keepMembers("", wanted, live, ignored);
        }
    }

    private static void keepMembers(String pointer, ObjectNode wanted, JsonNode live, Set<String> ignored) {
        for (String name : List.copyOf(wanted.propertyNames())) {
            String child = Pointers.append(pointer, name);
            if (!Pointers.isWithin(child, ignored)) {
                keepBelow(child, wanted.path(name), live.path(name), ignored);
            } else if (live.has(name)) {
                wanted.set(name, live.path(name).deepCopy());
            } else {
                wanted.remove(name);
            }
        }
    }

    private static void keepItems(String pointer, ArrayNode wanted, JsonNode live, Set<String> ignored) {
        List<String> names = ListKeys.names(wanted);
        List<String> liveNames = ListKeys.names(live);
        for (int i = names.size() - 1; i >= 0; i--) {
            String child = Pointers.append(pointer, names.get(i));
            JsonNode item = live.path(liveNames.indexOf(names.get(i)));
            if (!Pointers.isWithin(child, ignored)) {
                keepBelow(child, wanted.path(i), item, ignored);
            } else if (item.isMissingNode()) {
                wanted.remove(i);
            } else {
                wanted.set(i, item.deepCopy());
            }
        }
    }

    private static void keepBelow(String pointer, JsonNode wanted, JsonNode live, Set<String> ignored) {
        if (Pointers.isAbove(pointer, ignored) && wanted instanceof ObjectNode object) {
            keepMembers(pointer, object, live, ignored);
        } else if (Pointers.isAbove(pointer, ignored) && wanted instanceof ArrayNode items) {
            keepItems(pointer, items, live, ignored);
        }
    }
}
