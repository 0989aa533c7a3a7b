package dev.fleetledger.agent.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.LiveObject.Manager;
import dev.fleetledger.contract.ContractJson;

/**
 * Finds the fields in {@code spec} that other managers own and the wanted object doesn't have. Only {@code managedFields} tell them from
 * defaults and from what mutating admission adds, which nobody owns.
 *
 * <p>A result is the topmost field without anything wanted or accepted in it, because a struct from which the last member is removed
 * would stay as {@code {}}. Labels and annotations of the pod template are found one by one.
 */
public final class ForeignFields {

    private static final Set<String> MAPS = Set.of("/spec/template/metadata/labels", "/spec/template/metadata/annotations");

    private final Collection<String> accepted;
    private final Map<String, ForeignField> found = new LinkedHashMap<>();

    private ForeignFields(Collection<String> accepted) {
        this.accepted = accepted;
    }

    /** @param accepted pointers of fields that others may own */
    public static List<ForeignField> find(LiveObject live, JsonNode wanted, Collection<String> accepted) {
        ForeignFields fields = new ForeignFields(accepted);
        live.foreignFields().forEach((manager, owned) -> fields.collect(new Position("/spec", "/spec", live.object().path("spec"),
                wanted.path("spec")), owned.path("f:spec"), manager));
        return List.copyOf(fields.found.values());
    }

    /** @return the manager that owns this field, something in it, or the atomic field that contains it; nothing if only we own it */
    public static @Nullable Manager owner(LiveObject live, String pointer) {
        List<Manager> owners = new ArrayList<>();
        live.foreignFields().forEach((manager, owned) -> {
            List<String> leaves = new ArrayList<>();
            collectLeaves("", owned, leaves);
            if (leaves.stream().anyMatch(leaf -> Pointers.isWithin(leaf, Set.of(pointer)) || Pointers.isWithin(pointer, Set.of(leaf)))) {
                owners.add(manager);
            }
        });
        return owners.stream().findFirst().orElse(null);
    }

    /** @return the paths, such that each stays valid while the earlier ones are removed */
    public static List<String> inRemovalOrder(Collection<String> paths) {
        return paths.stream().sorted(Comparator.comparing(ForeignFields::sortable).reversed()).toList();
    }

    /** Pads indexes, so that the order of the texts is that of the numbers. */
    private static String sortable(String path) {
        StringBuilder sortable = new StringBuilder();
        for (String token : path.split("/")) {
            sortable.append('/').append(token.matches("\\d{1,9}") ? "0".repeat(10 - token.length()) + token : token);
        }
        return sortable.toString();
    }

    /** @param wanted absent below a field that the wanted object doesn't have */
    private record Position(String pointer, String path, JsonNode live, JsonNode wanted) {}

    private void collect(Position at, JsonNode owned, Manager manager) {
        for (Map.Entry<String, JsonNode> entry : owned.properties()) {
            Position next = next(at, entry.getKey());
            if (next != null && !next.live().isMissingNode() && !Pointers.isWithin(next.pointer(), accepted)) {
                boolean descends = !next.wanted().isMissingNode() || Pointers.isAbove(next.pointer(), accepted)
                        || MAPS.contains(next.pointer()) || MAPS.stream().anyMatch(map -> map.startsWith(next.pointer() + "/"));
                if (descends) {
                    collect(next, entry.getValue(), manager);
                } else {
                    found.putIfAbsent(next.pointer(), new ForeignField(next.pointer(), next.path(), manager));
                }
            }
        }
    }

    /** @return nothing for a step that isn't a field or an item with a key, such as the list itself */
    private static @Nullable Position next(Position at, String step) {
        if (step.startsWith("f:")) {
            String name = step.substring(2);
            return new Position(Pointers.append(at.pointer(), name), Pointers.append(at.path(), name), at.live().path(name),
                    at.wanted().path(name));
        }
        if (!step.startsWith("k:")) {
            return null;
        }
        JsonNode key = ContractJson.MAPPER.readTree(step.substring(2));
        int index = ListKeys.indexOf(at.live(), key);
        return new Position(Pointers.append(at.pointer(), ListKeys.name(key)), at.path() + "/" + index, at.live().path(index),
                at.wanted().path(ListKeys.indexOf(at.wanted(), key)));
    }

    private static void collectLeaves(String pointer, JsonNode owned, List<String> leaves) {
        boolean leaf = true;
        for (Map.Entry<String, JsonNode> entry : owned.properties()) {
            String step = entry.getKey();
            if (step.startsWith("f:") || step.startsWith("k:")) {
                leaf = false;
                collectLeaves(Pointers.append(pointer, step.startsWith("f:") ? step.substring(2)
                        : ListKeys.name(ContractJson.MAPPER.readTree(step.substring(2)))), entry.getValue(), leaves);
            }
        }
        if (leaf && !pointer.isEmpty()) {
            leaves.add(pointer);
        }
    }
}
