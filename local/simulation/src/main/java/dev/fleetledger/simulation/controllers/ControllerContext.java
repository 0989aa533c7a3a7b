package dev.fleetledger.simulation.controllers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.write.DeleteOptions;
import dev.fleetledger.simulation.write.ObjectDeletion;
import dev.fleetledger.simulation.write.WriteOptions;
import dev.fleetledger.simulation.write.WriteService;

/** Access of the controllers to the cluster. Ownership is recorded only for status writes with a manager, where clients look at it. */
public record ControllerContext(ObjectStore store, WriteService writes, ObjectDeletion deletion) {
    private static final WriteOptions UNTRACKED = WriteOptions.ofManager("");

    public List<ObjectNode> all(Kind kind) {
        return store.list(kind, "");
    }

    public Optional<ObjectNode> find(Kind kind, String namespace, String name) {
        return store.find(kind, namespace, name);
    }

    public ObjectNode create(Kind kind, ObjectNode object) {
        return writes.create(kind, Meta.namespace(object), object, UNTRACKED).object();
    }

    public ObjectNode change(Kind kind, ObjectNode object, UnaryOperator<ObjectNode> change) {
        return writes.change(kind, object, change, UNTRACKED);
    }

    public void changeStatus(Kind kind, ObjectNode object, String manager, UnaryOperator<ObjectNode> change) {
        writes.change(kind, object, change, WriteOptions.ofManager(manager).withSubresource("status"));
    }

    public void delete(Kind kind, ObjectNode object, DeleteOptions options) {
        deletion.delete(kind, Meta.namespace(object), Meta.name(object), options);
    }

    /** Stores a change that the API does not allow, such as a binding or the end of a pod's grace period. */
    public void put(Kind kind, ObjectNode object) {
        store.put(kind, object);
    }

    public static Instant created(ObjectNode object) {
        return Instant.parse(dev.fleetledger.simulation.json.Json.text(object, "metadata", "creationTimestamp"));
    }
}
