package dev.fleetledger.simulation.api;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException.Cause;
import dev.fleetledger.simulation.watch.FieldSelector;
import dev.fleetledger.simulation.watch.LabelSelector;
import dev.fleetledger.simulation.watch.Selection;
import dev.fleetledger.simulation.write.DeleteOptions;
import dev.fleetledger.simulation.write.WriteOptions;
import dev.fleetledger.simulation.write.WriteOptions.FieldValidation;

/** Parses the query parameters of a request. */
final class RequestOptions {
    private static final int MAX_MANAGER_LENGTH = 128;
    private static final Map<String, String> OPTIONS = Map.of("POST", "CreateOptions", "PUT", "UpdateOptions", "PATCH", "PatchOptions");

    private RequestOptions() {
    }

    static WriteOptions write(Request request, Route route) {
        return new WriteOptions(manager(request), dryRun(request), request.param("force").equals("true"), fieldValidation(request),
                route.subresource());
    }

    /** Returns the field manager: the one given by the client, else the first word of its user agent. */
    private static String manager(Request request) {
        String given = request.param("fieldManager");
        String word = given.isEmpty() ? request.header("User-Agent").split("/")[0] : given;
        String manager = word.isEmpty() ? "unknown" : word;
        return manager.substring(0, Math.min(manager.length(), MAX_MANAGER_LENGTH));
    }

    private static FieldValidation fieldValidation(Request request) {
        String value = request.param("fieldValidation");
        return switch (value) {
            case "Strict" -> FieldValidation.STRICT;
            case "Ignore" -> FieldValidation.IGNORE;
            case "", "Warn" -> FieldValidation.WARN;
            case String other -> throw ApiErrors.invalidOptions(options(request), new Cause("FieldValueNotSupported",
                    "Unsupported value: \"" + other + "\": supported values: \"Ignore\", \"Strict\", \"Warn\"", "fieldValidation"));
        };
    }

    private static String options(Request request) {
        return OPTIONS.getOrDefault(request.method(), "DeleteOptions");
    }

    static void requireManager(Request request) {
        if (request.param("fieldManager").isEmpty()) {
            throw ApiErrors.invalidOptions("PatchOptions",
                    new Cause("FieldValueRequired", "Required value: is required for apply patch", "fieldManager"));
        }
    }

    private static boolean dryRun(Request request) {
        String value = request.param("dryRun");
        if (!List.of("", "All").contains(value)) {
            throw ApiErrors.invalidOptions(options(request), new Cause("FieldValueNotSupported",
                    "Unsupported value: [\"" + value + "\"]: supported values: \"All\"", "dryRun"));
        }
        return !value.isEmpty();
    }

    /** Returns 0 if the parameter is missing. */
    static int number(Request request, String name) {
        String given = request.param(name);
        try {
            return given.isEmpty() ? 0 : Integer.parseInt(given);
        } catch (NumberFormatException other) {
            throw ApiErrors.badRequest("strconv.ParseInt: parsing \"" + given + "\": invalid syntax");
        }
    }

    static DeleteOptions delete(Request request, JsonNode body) {
        return DeleteOptions.read(body, request.param("propagationPolicy"), request.param("gracePeriodSeconds"), dryRun(request));
    }

    static Selection selection(Request request, Route route) {
        return new Selection(route.kind(), route.namespace(), route.name(), LabelSelector.parse(request.param("labelSelector")),
                FieldSelector.parse(route.kind(), request.param("fieldSelector")));
    }
}
