package dev.fleetledger.simulation.write;

import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.store.ObjectStore;

/** Creates and changes the objects of one cluster, for the API and for the controllers. */
public final class WriteService {
    private final ObjectStore store;
    private final ObjectPersister objectPersister;
    private final ServerSideApply sideApply;
    private final Admission admission;

    public WriteService(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.objectPersister = new ObjectPersister(store, clock);
        this.admission = new Admission(store, clock);
        this.sideApply = new ServerSideApply(store, admission, objectPersister);
    }

    public WriteResult create(Kind kind, String namespace, ObjectNode body, WriteOptions options) {
        DecodedBody decoded = DecodedBody.of(kind, body, options);
        return store.atomically(() -> {
            ObjectNode object = admission.assignName(kind, namespace, decoded.object());
            if (store.find(kind, namespace, Meta.name(object)).isPresent()) {
                throw ApiErrors.alreadyExists(kind, Meta.name(object));
            }
            Meta.of(object).remove("managedFields");
            ObjectNode next = admission.prepareNew(kind, object);
            objectPersister.recordNewOwnership(kind, object, next, options);
            return objectPersister.storeNew(kind, next, options, decoded.warnings());
        });
    }

    public WriteResult replace(Kind kind, String namespace, String name, ObjectNode body, WriteOptions options) {
        DecodedBody decoded = DecodedBody.of(kind, body, options);
        return change(kind, namespace, name, live -> decoded.object(), options, decoded.warnings());
    }

    /** Changes the live object by a patch; the result is decoded like a request body. */
    public WriteResult patch(Kind kind, String namespace, String name, UnaryOperator<ObjectNode> patch, WriteOptions options) {
        return store.atomically(() -> {
            DecodedBody decoded = DecodedBody.of(kind, patch.apply(find(kind, namespace, name).deepCopy()), options);
            return change(kind, namespace, name, live -> decoded.object(), options, decoded.warnings());
        });
    }

    /** Changes an object for a controller: {@code change} gets a copy of the live object, which it may modify and return. */
    public ObjectNode change(Kind kind, ObjectNode object, UnaryOperator<ObjectNode> change, WriteOptions options) {
        return change(kind, Meta.namespace(object), Meta.name(object), live -> change.apply(live.deepCopy()), options,
                List.of()).object();
    }

    private WriteResult change(Kind kind, String namespace, String name, UnaryOperator<ObjectNode> change, WriteOptions options,
                           List<String> warnings) {
        return store.atomically(() -> {
            ObjectNode live = find(kind, namespace, name);
            ObjectNode given = change.apply(live);
            WritePreconditions.checkIdentity(kind, live, given, name);
            ObjectNode next = admission.prepareChange(kind, live, given, options);
            objectPersister.recordOwnership(kind, live, next, options);
            return objectPersister.storeChanged(kind, live, next, options, warnings);
        });
    }

    public WriteResult apply(Kind kind, String namespace, String name, ObjectNode body, WriteOptions options) {
        return sideApply.apply(kind, namespace, name, body, options);
    }

    private ObjectNode find(Kind kind, String namespace, String name) {
        return store.find(kind, namespace, name).orElseThrow(() -> ApiErrors.notFound(kind, name));
    }
}
