package dev.fleetledger.simulation.watch;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.store.ObjectStore;

/** The objects that a list or watch covers. An empty name or namespace means all. */
public record Selection(Kind kind, String namespace, String name, LabelSelector labels, FieldSelector fields) {

    public List<ObjectNode> in(ObjectStore store) {
        return store.list(kind, namespace).stream().filter(this::includes).toList();
    }

    /** Returns the objects as they were at the revision; empty if the changes since are no longer kept. */
    public Optional<List<ObjectNode>> at(long revision, ObjectStore store) {
        return store.listAt(revision, kind, namespace).map(all -> all.stream().filter(this::includes).toList());
    }

    boolean includes(@Nullable ObjectNode object) {
        return object != null
                && (namespace.isEmpty() || Meta.namespace(object).equals(namespace))
                && (name.isEmpty() || Meta.name(object).equals(name))
                && labels.matches(Meta.labels(object))
                && fields.matches(object);
    }
}
