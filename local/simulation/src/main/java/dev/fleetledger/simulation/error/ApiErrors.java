package dev.fleetledger.simulation.error;

import java.util.List;
import java.util.stream.Collectors;

import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;

/** Error responses by name, in the wording of a real API server. */
public final class ApiErrors {
    private ApiErrors() {
    }

    public static ApiStatusException notFound(Kind kind, String name) {
        return ApiStatusException.of(404, "NotFound", kind.qualified() + " \"" + name + "\" not found")
                .withObject(kind, name, kind.plural());
    }

    public static ApiStatusException noSuchPath() {
        return ApiStatusException.of(404, "NotFound", "the server could not find the requested resource").withDetails();
    }

    public static ApiStatusException alreadyExists(Kind kind, String name) {
        return ApiStatusException.of(409, "AlreadyExists", kind.qualified() + " \"" + name + "\" already exists")
                .withObject(kind, name, kind.plural());
    }

    public static ApiStatusException conflict(Kind kind, String name, String reason) {
        return ApiStatusException.of(409, "Conflict",
                "Operation cannot be fulfilled on " + kind.qualified() + " \"" + name + "\": " + reason)
                .withObject(kind, name, kind.plural());
    }

    public static ApiStatusException modified(Kind kind, String name) {
        return conflict(kind, name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiStatusException applyConflict(String message, List<Cause> causes) {
        return ApiStatusException.of(409, "Conflict", message).withCauses(causes);
    }

    public static ApiStatusException invalid(Kind kind, String name, List<Cause> causes) {
        String group = kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
        String all = causes.stream().map(cause -> cause.field() + ": " + cause.message()).distinct().collect(Collectors.joining(", "));
        return ApiStatusException.of(422, "Invalid",
                group + " \"" + name + "\" is invalid: " + (causes.stream().distinct().count() == 1 ? all : "[" + all + "]"))
                .withObject(kind, name, kind.name()).withCauses(causes);
    }

    public static ApiStatusException invalidOptions(String options, Cause cause) {
        Kind kind = new Kind("meta.k8s.io", "v1", "", options, false, List.of(), java.util.Set.of());
        return invalid(kind, "", List.of(cause));
    }

    /** The API server gives no reason for this error. */
    public static ApiStatusException patchNotApplicable() {
        return ApiStatusException.of(422, "Invalid", "the server rejected our request due to an error in our request").withDetails();
    }

    /** A precondition of a delete does not hold. The message names the kind, where other conflicts name the resource. */
    public static ApiStatusException preconditionFailed(Kind kind, String name, String reason) {
        String group = kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
        return ApiStatusException.of(409, "Conflict", "Operation cannot be fulfilled on " + group + " \"" + name + "\": " + reason)
                .withObject(kind, name, kind.name());
    }

    public static ApiStatusException namespaceTerminating(Kind kind, String name, String namespace) {
        return forbidden(kind, name, "unable to create new content in namespace " + namespace + " because it is being terminated")
                .withCauses(List.of(new Cause("NamespaceTerminating", "namespace " + namespace + " is being terminated",
                        "metadata.namespace")));
    }

    public static ApiStatusException forbidden(Kind kind, String name, String reason) {
        return ApiStatusException.of(403, "Forbidden", kind.qualified() + " \"" + name + "\" is forbidden: " + reason)
                .withObject(kind, name, kind.plural());
    }

    public static ApiStatusException namespaceMissing(String namespace) {
        return notFound(Kinds.NAMESPACES, namespace);
    }

    public static ApiStatusException badRequest(String message) {
        return ApiStatusException.of(400, "BadRequest", message);
    }

    public static ApiStatusException expired(long requested, long oldest) {
        return ApiStatusException.of(410, "Expired", "too old resource version: " + requested + " (" + oldest + ")");
    }

    public static ApiStatusException continueExpired() {
        return ApiStatusException.of(410, "Expired", "The provided continue parameter is too old to display a consistent list result. "
                + "You can start a new list without the continue parameter.");
    }

    public static ApiStatusException unauthorized() {
        return ApiStatusException.of(401, "Unauthorized", "Unauthorized");
    }

    /** Server-side apply responds with 500 and no reason to a body that does not match the schema. */
    public static ApiStatusException schemaMismatch(String message) {
        return ApiStatusException.of(500, "", message);
    }
}
