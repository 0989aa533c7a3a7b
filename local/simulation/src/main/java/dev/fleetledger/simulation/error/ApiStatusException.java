package dev.fleetledger.simulation.error;

import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;

/** An error response in the form of a Kubernetes {@code Status}. */
public final class ApiStatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Reason, message and field of one error. */
    public record Cause(String reason, String message, String field) {
    }

    private final int code;
    private final transient ObjectNode status;

    private ApiStatusException(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message);
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
    }

    public static ApiStatusException of(int code, String reason, String message) {
        return new ApiStatusException(code, reason, message);
    }

    ApiStatusException withObject(Kind kind, String name, String kindWord) {
        ObjectNode details = Json.child(status, "details");
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kindWord);
        return this;
    }

    ApiStatusException withDetails() {
        Json.child(status, "details");
        return this;
    }

    ApiStatusException withCauses(List<Cause> causes) {
        ArrayNode list = Json.list(Json.child(status, "details"), "causes");
        causes.forEach(cause -> {
            ObjectNode entry = list.addObject();
            if (!cause.reason().isEmpty()) {
                entry.put("reason", cause.reason());
            }
            entry.put("message", cause.message());
            if (!cause.field().isEmpty()) {
                entry.put("field", cause.field());
            }
        });
        return this;
    }

    public int code() {
        return code;
    }

    public ObjectNode toJson() {
        return status.deepCopy().put("code", code);
    }
}
