package dev.fleetledger.simulation.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.apply.PathElements;
import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.schema.ObjectDecoder;
import dev.fleetledger.simulation.schema.Schema;
import dev.fleetledger.simulation.write.WriteOptions.FieldValidation;

/** A decoded body: of the right kind, with known fields only. */
record DecodedBody(ObjectNode object, List<String> warnings) {

    static DecodedBody of(Kind kind, ObjectNode body, WriteOptions options) {
        checkKind(kind, body);
        ObjectDecoder objectDecoder = new ObjectDecoder(body, Schema.of(kind));
        if (!objectDecoder.mismatches().isEmpty()) {
            throw ApiErrors.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a " + kind.name()
                    + ": json: cannot unmarshal: " + objectDecoder.mismatches().getFirst());
        }
        List<String> unknown = objectDecoder.unknownFields().stream().map(path -> "unknown field \"" + path + "\"").toList();
        if (options.fieldValidation() == FieldValidation.STRICT && !unknown.isEmpty()) {
            throw ApiErrors.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a " + kind.name()
                    + ": strict decoding error: " + String.join(", ", unknown));
        }
        return new DecodedBody(objectDecoder.object(), options.fieldValidation() == FieldValidation.WARN ? unknown : List.of());
    }

    /** Decodes a body for server-side apply, where a schema mismatch is a 500 error. */
    static DecodedBody ofApply(Kind kind, ObjectNode body, String name) {
        checkAppliedKind(kind, body);
        ObjectDecoder objectDecoder = new ObjectDecoder(body, Schema.of(kind));
        List<String> errors = new ArrayList<>();
        objectDecoder.unknownFields().forEach(path -> errors.add("." + path + ": field not declared in schema"));
        objectDecoder.mismatches().forEach(mismatch -> errors.add("." + mismatch));
        Set<String> duplicates = ObjectDecoder.duplicates(objectDecoder.object(), Schema.of(kind), "",
                (item, list) -> PathElements.format(PathElements.item(item, list)));
        errors.addAll(duplicates.stream().sorted().toList());
        if (!errors.isEmpty()) {
            throw ApiErrors.schemaMismatch("failed to create typed patch object (" + Meta.namespace(body) + "/" + Meta.name(body) + "; "
                    + kind.apiVersion()
                    + ", Kind=" + kind.name() + "): " + (errors.size() == 1 ? errors.getFirst()
                            : "errors:\n" + errors.stream().map(error -> "  " + error).collect(Collectors.joining("\n"))));
        }
        checkApplied(objectDecoder.object(), body, name);
        return new DecodedBody(objectDecoder.object(), List.of());
    }

    private static void checkApplied(ObjectNode object, ObjectNode body, String name) {
        if (!Json.at(body, "metadata", "managedFields").isMissingNode()) {
            throw ApiErrors.badRequest("metadata.managedFields must be nil");
        }
        if (Meta.name(object).isEmpty()) {
            Meta.of(object).put("name", name);
        }
    }

    private static void checkAppliedKind(Kind kind, ObjectNode body) {
        String apiVersion = Json.text(body, "apiVersion");
        String name = Json.text(body, "kind");
        if (!apiVersion.equals(kind.apiVersion()) || !name.equals(kind.name())) {
            throw ApiErrors.badRequest("invalid object type: " + (apiVersion.isEmpty() ? "/" : apiVersion) + ", Kind=" + name);
        }
    }

    private static void checkKind(Kind kind, ObjectNode body) {
        String apiVersion = Json.text(body, "apiVersion");
        String name = Json.text(body, "kind");
        if (apiVersion.isEmpty() && name.isEmpty()) {
            body.put("apiVersion", kind.apiVersion()).put("kind", kind.name());
        } else if (!apiVersion.equals(kind.apiVersion()) || !name.equals(kind.name())) {
            throw ApiErrors.badRequest("the API version in the data (" + apiVersion + ", Kind=" + name
                    + ") does not match the expected API version (" + kind.apiVersion() + ", Kind=" + kind.name() + ")");
        }
    }
}
