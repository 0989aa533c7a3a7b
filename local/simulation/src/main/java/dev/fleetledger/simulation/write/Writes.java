package dev.fleetledger.simulation.write;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.admission.PodSecurityWarning;
import dev.fleetledger.simulation.apply.FieldConflict;
import dev.fleetledger.simulation.apply.Ownership;
import dev.fleetledger.simulation.defaults.Defaults;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.refusal.Refusal;
import dev.fleetledger.simulation.refusal.Refusals;
import dev.fleetledger.simulation.store.ObjectStore;

/** Creates and changes objects of one cluster; every write of the API and of the controllers comes through here. */
public final class Writes {
    private final ObjectStore store;
    private final InstantSource clock;
    private final Admission admission;

    public Writes(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.admission = new Admission(store, clock);
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
            track(kind, Blank.of(kind), next, options);
            return stored(kind, next, true, options, read.warnings());
        });
    }

    public Outcome replace(Kind kind, String namespace, String name, ObjectNode body, WriteOptions options) {
        Body read = Body.decoded(kind, body, options);
        return change(kind, namespace, name, live -> read.object(), options, read.warnings());
    }

    /** A change of the live object by a patch; what it makes is decoded like a body. */
    public Outcome patch(Kind kind, String namespace, String name, UnaryOperator<ObjectNode> patch, WriteOptions options) {
        return store.inOneStep(() -> {
            Body read = Body.decoded(kind, patch.apply(find(kind, namespace, name).deepCopy()), options);
            return change(kind, namespace, name, live -> read.object(), options, read.warnings());
        });
    }

    /** For controllers: the change gets a copy, and may refuse nothing. */
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
            track(kind, live, next, options);
            return changed(kind, live, next, options, warnings);
        });
    }

    public Outcome apply(Kind kind, String namespace, String name, ObjectNode body, WriteOptions options) {
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
        return stored(kind, admission.prepareNew(kind, object), true, options, List.of());
    }

    private Outcome applyOver(Kind kind, ObjectNode live, ObjectNode wanted, WriteOptions options) {
        Identity.checkVersion(kind, live, wanted);
        ObjectNode next = owned(kind, live, wanted, options);
        Identity.checkPatched(kind, live, wanted);
        return changed(kind, live, admission.prepareChange(kind, live, next, options), options, List.of());
    }

    private ObjectNode owned(Kind kind, ObjectNode live, ObjectNode wanted, WriteOptions options) {
        try {
            return ownership(kind, options).apply(live, wanted, options.force()).deepCopy();
        } catch (FieldConflict conflict) {
            throw Refusals.fieldsHeldByOthers(String.valueOf(conflict.getMessage()), conflict.causes().stream()
                    .map(cause -> new Refusal.Cause("FieldManagerConflict", "conflict with " + cause.holder(), cause.field()))
                    .toList());
        }
    }

    private Outcome changed(Kind kind, ObjectNode live, ObjectNode next, WriteOptions options, List<String> warnings) {
        Defaults.count(kind, live, next);
        if (Ownership.areSame(live, next)) {
            return new Outcome(live, false, warnings);
        }
        if (Meta.isDeleting(next) && Json.items(next, "metadata", "finalizers").isEmpty() && Removal.isFinished(kind, next)) {
            if (!options.dryRun()) {
                store.remove(kind, live);
            }
            return new Outcome(next, false, warnings);
        }
        return stored(kind, next, false, options, warnings);
    }

    private Outcome stored(Kind kind, ObjectNode object, boolean created, WriteOptions options, List<String> warnings) {
        ObjectNode ordered = Blank.ordered(object);
        List<String> all = Stream.concat(warnings.stream(), PodSecurityWarning.of(kind, object, store).stream()).toList();
        return new Outcome(options.dryRun() ? ordered : store.put(kind, ordered), created, all);
    }

    private ObjectNode find(Kind kind, String namespace, String name) {
        return store.find(kind, namespace, name).orElseThrow(() -> Refusals.notFound(kind, name));
    }

    /** A writer without a name leaves no claim: the simulation's own, where nobody looks. */
    private void track(Kind kind, ObjectNode before, ObjectNode after, WriteOptions options) {
        if (!options.manager().isEmpty()) {
            ownership(kind, options).update(before, after);
        }
    }

    private Ownership ownership(Kind kind, WriteOptions options) {
        return new Ownership(kind, options.manager(), options.subresource(), Meta.time(clock.instant()));
    }
}
