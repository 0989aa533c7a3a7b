package dev.fleetledger.simulation.write;

import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.refusal.Refusals;
import dev.fleetledger.simulation.store.ObjectStore;

/** Creates and changes the objects of one cluster, for the API and for the controllers. */
public final class Writes {
    private final ObjectStore store;
    private final Storing storing;
    private final Applies applies;
    private final Admission admission;

    public Writes(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.storing = new Storing(store, clock);
        this.admission = new Admission(store, clock);
        this.applies = new Applies(store, admission, storing);
    }

    public Outcome create(Kind kind, String namespace, ObjectNode body, WriteOptions options) {
        Body read = Body.decoded(kind, body, options);
        return store.inOneStep(() -> {
            ObjectNode object = admission.named(kind, namespace, read.object());
            if (store.find(kind, namespace, Meta.name(object)).isPresent()) {
                throw Refusals.alreadyExists(kind, Meta.name(object));
            }
            Meta.of(object).remove("managedFields");
            ObjectNode next = admission.prepareNew(kind, object);
            storing.trackNew(kind, object, next, options);
            return storing.created(kind, next, options, read.warnings());
        });
    }

    public Outcome replace(Kind kind, String namespace, String name, ObjectNode body, WriteOptions options) {
        Body read = Body.decoded(kind, body, options);
        return change(kind, namespace, name, live -> read.object(), options, read.warnings());
    }

    /** Changes the live object by a patch; the result is decoded like a request body. */
    public Outcome patch(Kind kind, String namespace, String name, UnaryOperator<ObjectNode> patch, WriteOptions options) {
        return store.inOneStep(() -> {
            Body read = Body.decoded(kind, patch.apply(find(kind, namespace, name).deepCopy()), options);
            return change(kind, namespace, name, live -> read.object(), options, read.warnings());
        });
    }

    /** Changes an object for a controller: {@code change} gets a copy of the live object, which it may modify and return. */
    public ObjectNode change(Kind kind, ObjectNode object, UnaryOperator<ObjectNode> change, WriteOptions options) {
        return change(kind, Meta.namespace(object), Meta.name(object), live -> change.apply(live.deepCopy()), options,
                List.of()).object();
    }

    private Outcome change(Kind kind, String namespace, String name, UnaryOperator<ObjectNode> change, WriteOptions options,
                           List<String> warnings) {
        return store.inOneStep(() -> {
            ObjectNode live = find(kind, namespace, name);
            ObjectNode given = change.apply(live);
            Identity.checkIdentity(kind, live, given, name);
            ObjectNode next = admission.prepareChange(kind, live, given, options);
            storing.track(kind, live, next, options);
            return storing.changed(kind, live, next, options, warnings);
        });
    }

    public Outcome apply(Kind kind, String namespace, String name, ObjectNode body, WriteOptions options) {
        return applies.apply(kind, namespace, name, body, options);
    }

    private ObjectNode find(Kind kind, String namespace, String name) {
        return store.find(kind, namespace, name).orElseThrow(() -> Refusals.notFound(kind, name));
    }
}
