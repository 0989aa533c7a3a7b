package dev.fleetledger.simulation.write;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.apply.FieldConflict;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.refusal.Refusal;
import dev.fleetledger.simulation.refusal.Refusals;
import dev.fleetledger.simulation.store.ObjectStore;

/** Server-side apply to an existing object, or creating a new one. */
final class Applies {
    private final ObjectStore store;
    private final Admission admission;
    private final Storing storing;

    Applies(ObjectStore store, Admission admission, Storing storing) {
        this.store = store;
        this.admission = admission;
        this.storing = storing;
    }

    Outcome apply(Kind kind, String namespace, String name, ObjectNode body, WriteOptions options) {
        Body wanted = Body.typed(kind, body, name);
        return store.inOneStep(() -> {
            Optional<ObjectNode> live = store.find(kind, namespace, name);
            return live.isPresent() ? applyOver(kind, live.get(), wanted.object(), options)
                    : applyNew(kind, namespace, wanted.object(), options);
        });
    }

    private Outcome applyNew(Kind kind, String namespace, ObjectNode wanted, WriteOptions options) {
        if (!options.subresource().isEmpty()) {
            throw Refusals.notFound(kind, Meta.name(wanted));
        }
        String uid = Meta.uid(wanted);
        if (!uid.isEmpty()) {
            throw Refusals.conflict(kind, Meta.name(wanted), "uid mismatch: the provided object specified uid " + uid
                    + ", and no existing object was found");
        }
        Meta.of(wanted).remove("resourceVersion");
        ObjectNode object = owned(kind, Blank.named(kind, wanted), admission.named(kind, namespace, wanted), options);
        return storing.created(kind, admission.prepareNew(kind, object), options, List.of());
    }

    private Outcome applyOver(Kind kind, ObjectNode live, ObjectNode wanted, WriteOptions options) {
        Identity.checkVersion(kind, live, wanted);
        ObjectNode next = owned(kind, live, wanted, options);
        Identity.checkPatched(kind, live, wanted);
        return storing.changed(kind, live, admission.prepareChange(kind, live, next, options), options, List.of());
    }

    private ObjectNode owned(Kind kind, ObjectNode live, ObjectNode wanted, WriteOptions options) {
        try {
            return storing.ownership(kind, options).apply(live, wanted, options.force()).deepCopy();
        } catch (FieldConflict conflict) {
            throw Refusals.fieldsHeldByOthers(String.valueOf(conflict.getMessage()), conflict.causes().stream()
                    .map(cause -> new Refusal.Cause("FieldManagerConflict", "conflict with " + cause.holder(), cause.field()))
                    .toList());
        }
    }
}
