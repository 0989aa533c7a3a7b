package dev.fleetledger.simulation.write;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.apply.FieldConflictException;
import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.store.ObjectStore;

/** Server-side apply to an existing object, or creating a new one. */
final class ServerSideApply {
    private final ObjectStore store;
    private final Admission admission;
    private final ObjectPersister objectPersister;

    ServerSideApply(ObjectStore store, Admission admission, ObjectPersister objectPersister) {
        this.store = store;
        this.admission = admission;
        this.objectPersister = objectPersister;
    }

    WriteResult apply(Kind kind, String namespace, String name, ObjectNode body, WriteOptions options) {
        DecodedBody wanted = DecodedBody.ofApply(kind, body, name);
        return store.atomically(() -> {
            Optional<ObjectNode> live = store.find(kind, namespace, name);
            return live.isPresent() ? applyToLive(kind, live.get(), wanted.object(), options)
                    : applyNew(kind, namespace, wanted.object(), options);
        });
    }

    private WriteResult applyNew(Kind kind, String namespace, ObjectNode wanted, WriteOptions options) {
        if (!options.subresource().isEmpty()) {
            throw ApiErrors.notFound(kind, Meta.name(wanted));
        }
        String uid = Meta.uid(wanted);
        if (!uid.isEmpty()) {
            throw ApiErrors.conflict(kind, Meta.name(wanted), "uid mismatch: the provided object specified uid " + uid
                    + ", and no existing object was found");
        }
        Meta.of(wanted).remove("resourceVersion");
        ObjectNode object = applyOwnership(kind, EmptyObjects.named(kind, wanted), admission.assignName(kind, namespace, wanted), options);
        return objectPersister.storeNew(kind, admission.prepareNew(kind, object), options, List.of());
    }

    private WriteResult applyToLive(Kind kind, ObjectNode live, ObjectNode wanted, WriteOptions options) {
        WritePreconditions.checkVersion(kind, live, wanted);
        ObjectNode next = applyOwnership(kind, live, wanted, options);
        WritePreconditions.checkPatched(kind, live, wanted);
        return objectPersister.storeChanged(kind, live, admission.prepareChange(kind, live, next, options), options, List.of());
    }

    private ObjectNode applyOwnership(Kind kind, ObjectNode live, ObjectNode wanted, WriteOptions options) {
        try {
            return objectPersister.ownership(kind, options).apply(live, wanted, options.force()).deepCopy();
        } catch (FieldConflictException conflict) {
            throw ApiErrors.applyConflict(String.valueOf(conflict.getMessage()), conflict.causes().stream()
                    .map(cause -> new ApiStatusException.Cause("FieldManagerConflict", "conflict with " + cause.manager(), cause.field()))
                    .toList());
        }
    }
}
