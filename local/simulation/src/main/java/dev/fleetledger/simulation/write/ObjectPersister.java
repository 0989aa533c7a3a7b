package dev.fleetledger.simulation.write;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.admission.PodSecurityWarning;
import dev.fleetledger.simulation.apply.FieldOwnership;
import dev.fleetledger.simulation.defaults.Defaults;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.validation.TemplateWarnings;

/** The last step of every write: stores nothing, removes the object, or stores a new version. */
final class ObjectPersister {
    private final ObjectStore store;
    private final InstantSource clock;

    ObjectPersister(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    WriteResult storeNew(Kind kind, ObjectNode object, WriteOptions options, List<String> warnings) {
        return persist(kind, object, true, options, concat(warnings, TemplateWarnings.of(null, object)));
    }

    WriteResult storeChanged(Kind kind, ObjectNode live, ObjectNode next, WriteOptions options, List<String> warnings) {
        Defaults.countTemplates(kind, live, next);
        if (FieldOwnership.areSame(live, next)) {
            return new WriteResult(live, false, warnings);
        }
        if (Meta.isDeleting(next) && Json.items(next, "metadata", "finalizers").isEmpty() && ObjectDeletion.isFinished(kind, next)) {
            if (!options.dryRun()) {
                store.remove(kind, live);
            }
            return new WriteResult(next, false, warnings);
        }
        return persist(kind, next, false, options, concat(warnings, TemplateWarnings.of(live, next)));
    }

    private WriteResult persist(Kind kind, ObjectNode object, boolean created, WriteOptions options, List<String> warnings) {
        ObjectNode ordered = EmptyObjects.ordered(object);
        return new WriteResult(options.dryRun() ? ordered : store.put(kind, ordered), created,
                concat(warnings, PodSecurityWarning.of(kind, object, store)));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** A write without a manager name records no ownership; the simulation uses this where no client looks at it. */
    void recordOwnership(Kind kind, ObjectNode before, ObjectNode after, WriteOptions options) {
        if (!options.manager().isEmpty()) {
            ownership(kind, options).update(before, after);
        }
    }

    /** @param given the object as the client sent it */
    void recordNewOwnership(Kind kind, ObjectNode given, ObjectNode stored, WriteOptions options) {
        ObjectNode copy = AllocatedFields.without(kind, given, stored);
        recordOwnership(kind, EmptyObjects.of(kind), copy, options);
        if (Meta.of(copy).has("managedFields")) {
            Meta.of(stored).set("managedFields", Meta.of(copy).get("managedFields"));
        }
    }

    FieldOwnership ownership(Kind kind, WriteOptions options) {
        return new FieldOwnership(kind, options.manager(), options.subresource(), Meta.time(clock.instant()));
    }
}
