package dev.fleetledger.simulation.write;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.admission.PodAdmission;
import dev.fleetledger.simulation.defaults.Defaults;
import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kind.Trait;
import dev.fleetledger.simulation.kinds.Kinds;
import dev.fleetledger.simulation.schema.CanonicalForm;
import dev.fleetledger.simulation.schema.Schema;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.validation.Validations;

/** Prepares and validates every new or changed object before it is stored. */
final class Admission {
    /** Fields that the server sets once; a write without them keeps their values. */
    private static final List<String> SERVER_FIELDS = List.of("namespace", "uid", "creationTimestamp", "deletionTimestamp",
            "deletionGracePeriodSeconds", "resourceVersion", "generation", "generateName");

    private final ObjectStore store;
    private final InstantSource clock;

    Admission(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    ObjectNode assignName(Kind kind, String namespace, ObjectNode object) {
        String given = Meta.namespace(object);
        if (kind.namespaced()) {
            if (!given.isEmpty() && !given.equals(namespace)) {
                throw ApiErrors.badRequest("the namespace of the provided object does not match the namespace sent on the request");
            }
            Meta.of(object).put("namespace", namespace);
        } else {
            Meta.of(object).remove("namespace");
        }
        String prefix = Json.text(object, "metadata", "generateName");
        if (Meta.name(object).isEmpty() && !prefix.isEmpty()) {
            Meta.of(object).put("name", prefix + GeneratedNames.suffix());
        }
        requireNamespace(kind, namespace, Meta.name(object));
        return object;
    }

    private void requireNamespace(Kind kind, String namespace, String name) {
        if (!kind.namespaced()) {
            return;
        }
        ObjectNode found = store.find(Kinds.NAMESPACES, "", namespace).orElseThrow(() -> ApiErrors.namespaceMissing(namespace));
        if (Meta.isDeleting(found)) {
            throw ApiErrors.namespaceTerminating(kind, name, namespace);
        }
    }

    ObjectNode prepareNew(Kind kind, ObjectNode given) {
        ObjectNode object = CanonicalForm.of(given, Schema.of(kind));
        ObjectNode metadata = Meta.of(object);
        List.of("deletionTimestamp", "deletionGracePeriodSeconds", "resourceVersion", "selfLink", "generation")
                .forEach(metadata::remove);
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", Meta.time(clock.instant()));
        if (kind.has(Trait.GENERATION)) {
            metadata.put("generation", 1);
        }
        if (kind.has(Trait.STATUS) && kind != Kinds.NODES) {
            object.remove("status");
        }
        Defaults.fillNew(kind, object, store);
        requireValid(kind, object, Validations.ofNew(kind, object, store));
        if (kind == Kinds.PODS) {
            String prefix = Json.text(object, "metadata", "generateName");
            PodAdmission.findRejection(object, store).ifPresent(rejection -> {
                throw ApiErrors.forbidden(kind, prefix.isEmpty() || rejection.hasName() ? Meta.name(object) : prefix, rejection.reason());
            });
        }
        return object;
    }

    ObjectNode prepareChange(Kind kind, ObjectNode live, ObjectNode given, WriteOptions options) {
        ObjectNode next = CanonicalForm.of(given, Schema.of(kind));
        keepServerFields(live, next);
        keepOtherSubresource(kind, live, next, options);
        Defaults.fillChanged(kind, next, store);
        if (kind.has(Trait.GENERATION) && !Json.at(live, "spec").equals(Json.at(next, "spec"))) {
            Meta.of(next).put("generation", Json.number(live, "metadata", "generation") + 1);
        }
        requireValid(kind, next, Validations.ofChanged(kind, live, next, store));
        return next;
    }

    private static void keepServerFields(ObjectNode live, ObjectNode next) {
        ObjectNode metadata = Meta.of(next);
        metadata.put("name", Meta.name(live));
        SERVER_FIELDS.forEach(field -> copy(Json.at(live, "metadata", field), metadata, field));
    }

    private static void keepOtherSubresource(Kind kind, ObjectNode live, ObjectNode next, WriteOptions options) {
        if (options.isStatus()) {
            live.properties().stream().filter(entry -> !List.of("status", "metadata").contains(entry.getKey()))
                    .forEach(entry -> next.set(entry.getKey(), entry.getValue()));
        } else if (kind.has(Trait.STATUS) && options.subresource().isEmpty()) {
            copy(Json.at(live, "status"), next, "status");
        }
    }

    private static void copy(JsonNode from, ObjectNode into, String field) {
        if (from.isMissingNode()) {
            into.remove(field);
        } else {
            into.set(field, from);
        }
    }

    private static void requireValid(Kind kind, ObjectNode object, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw ApiErrors.invalid(kind, Meta.name(object), causes);
        }
    }
}
