package dev.fleetledger.simulation.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;

/** Objects by kind, then by namespace and name. */
final class ObjectIndex {
    private final Map<Kind, NavigableMap<String, ObjectNode>> objects = new HashMap<>();

    static String key(ObjectNode object) {
        return Meta.namespace(object) + "/" + Meta.name(object);
    }

    Optional<ObjectNode> find(Kind kind, String namespace, String name) {
        return Optional.ofNullable(of(kind).get(namespace + "/" + name));
    }

    /** Returns objects sorted by key; an empty namespace means all. The range ends at '0', the character after '/'. */
    List<ObjectNode> list(Kind kind, String namespace) {
        return List.copyOf((namespace.isEmpty() ? of(kind) : of(kind).subMap(namespace + "/", namespace + "0")).values());
    }

    /** Returns objects as they were before the given changes, which are all latest ones of the kind, in whatever namespace. */
    List<ObjectNode> listBefore(List<StoredChange> changes, Kind kind, String namespace) {
        if (changes.isEmpty()) {
            return list(kind, namespace);
        }
        NavigableMap<String, ObjectNode> before = new TreeMap<>();
        list(kind, namespace).forEach(object -> before.put(key(object), object));
        for (StoredChange change : changes.reversed()) {
            if (change.before() == null) {
                before.remove(key(Objects.requireNonNull(change.after())));
            } else {
                before.put(key(change.before()), change.before());
            }
        }
        return List.copyOf(before.values());
    }

    @Nullable ObjectNode put(Kind kind, ObjectNode object) {
        return of(kind).put(key(object), object);
    }

    @Nullable ObjectNode remove(Kind kind, String key) {
        return of(kind).remove(key);
    }

    int size() {
        return objects.values().stream().mapToInt(Map::size).sum();
    }

    void forEach(BiConsumer<Kind, ObjectNode> consumer) {
        objects.forEach((kind, all) -> all.values().forEach(object -> consumer.accept(kind, object)));
    }

    private NavigableMap<String, ObjectNode> of(Kind kind) {
        return objects.computeIfAbsent(kind, any -> new TreeMap<>());
    }
}
