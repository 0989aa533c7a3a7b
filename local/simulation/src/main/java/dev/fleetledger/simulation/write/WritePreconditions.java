package dev.fleetledger.simulation.write;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;

/** Checks that a write addresses the stored object: its name, uid and resourceVersion. */
final class WritePreconditions {
    private WritePreconditions() {
    }

    static void checkIdentity(Kind kind, ObjectNode live, ObjectNode next, String name) {
        if (!Meta.uid(next).isEmpty() && !Meta.uid(next).equals(Meta.uid(live))) {
            throw ApiErrors.conflict(kind, name, "StorageError: invalid object, Code: 4, Key: /registry/" + kind.plural() + "/"
                    + (kind.namespaced() ? Meta.namespace(live) + "/" : "") + name
                    + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: " + Meta.uid(next)
                    + ", UID in object meta: " + Meta.uid(live));
        }
        checkVersion(kind, live, next);
        checkName(next, name);
    }

    static void checkVersion(Kind kind, ObjectNode live, ObjectNode next) {
        String version = Meta.version(next);
        if (!version.isEmpty() && !version.equals(Meta.version(live))) {
            throw ApiErrors.modified(kind, Meta.name(live));
        }
    }

    /** A patch that would change the uid gets the same error cause twice, as from a real API server. */
    static void checkPatched(Kind kind, ObjectNode live, ObjectNode next) {
        checkName(next, Meta.name(live));
        if (!Meta.uid(next).isEmpty() && !Meta.uid(next).equals(Meta.uid(live))) {
            Cause cause = new Cause("FieldValueInvalid", "Invalid value: \"" + Meta.uid(next) + "\": field is immutable", "metadata.uid");
            throw ApiErrors.invalid(kind, Meta.name(live), List.of(cause, cause));
        }
    }

    private static void checkName(ObjectNode next, String name) {
        if (!Meta.name(next).isEmpty() && !Meta.name(next).equals(name)) {
            throw ApiErrors.badRequest("the name of the object (" + Meta.name(next) + ") does not match the name on the URL ("
                    + name + ")");
        }
    }
}
