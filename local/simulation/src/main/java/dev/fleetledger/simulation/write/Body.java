package dev.fleetledger.simulation.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.apply.Steps;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.refusal.Refusals;
import dev.fleetledger.simulation.schema.Decoding;
import dev.fleetledger.simulation.schema.Schema;
import dev.fleetledger.simulation.write.WriteOptions.Unknown;

/** A decoded body: of the right kind, with known fields only. */
record Body(ObjectNode object, List<String> warnings) {

    static Body decoded(Kind kind, ObjectNode body, WriteOptions options) {
        checkKind(kind, body);
        Decoding decoding = new Decoding(body, Schema.of(kind));
        if (!decoding.mismatches().isEmpty()) {
            throw Refusals.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a " + kind.name()
                    + ": json: cannot unmarshal: " + decoding.mismatches().getFirst());
        }
        List<String> unknown = decoding.unknown().stream().map(path -> "unknown field \"" + path + "\"").toList();
        if (options.unknown() == Unknown.STRICT && !unknown.isEmpty()) {
            throw Refusals.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a " + kind.name()
                    + ": strict decoding error: " + String.join(", ", unknown));
        }
        return new Body(decoding.object(), options.unknown() == Unknown.WARN ? unknown : List.of());
    }

    /** Decodes a body for server-side apply, where a schema mismatch is a 500 error. */
    static Body typed(Kind kind, ObjectNode body, String name) {
        checkAppliedKind(kind, body);
        Decoding decoding = new Decoding(body, Schema.of(kind));
        List<String> errors = new ArrayList<>();
        decoding.unknown().forEach(path -> errors.add("." + path + ": field not declared in schema"));
        decoding.mismatches().forEach(mismatch -> errors.add("." + mismatch));
        Set<String> duplicates = Decoding.duplicates(decoding.object(), Schema.of(kind), "",
                (item, list) -> Steps.shown(Steps.item(item, list)));
        errors.addAll(duplicates.stream().sorted().toList());
        if (!errors.isEmpty()) {
            throw Refusals.untyped("failed to create typed patch object (" + Meta.namespace(body) + "/" + Meta.name(body) + "; " + kind.apiVersion()
                    + ", Kind=" + kind.name() + "): " + (errors.size() == 1 ? errors.getFirst()
                    : "errors:\n" + errors.stream().map(error -> "  " + error).collect(Collectors.joining("\n"))));
        }
        checkApplied(decoding.object(), body, name);
        return new Body(decoding.object(), List.of());
    }

    private static void checkApplied(ObjectNode object, ObjectNode body, String name) {
        if (!Json.at(body, "metadata", "managedFields").isMissingNode()) {
            throw Refusals.badRequest("metadata.managedFields must be nil");
        }
        if (Meta.name(object).isEmpty()) {
            Meta.of(object).put("name", name);
        }
    }

    private static void checkAppliedKind(Kind kind, ObjectNode body) {
        String apiVersion = Json.text(body, "apiVersion");
        String name = Json.text(body, "kind");
        if (!apiVersion.equals(kind.apiVersion()) || !name.equals(kind.name())) {
            throw Refusals.badRequest("invalid object type: " + (apiVersion.isEmpty() ? "/" : apiVersion) + ", Kind=" + name);
        }
    }

    private static void checkKind(Kind kind, ObjectNode body) {
        String apiVersion = Json.text(body, "apiVersion");
        String name = Json.text(body, "kind");
        if (apiVersion.isEmpty() && name.isEmpty()) {
            body.put("apiVersion", kind.apiVersion()).put("kind", kind.name());
        } else if (!apiVersion.equals(kind.apiVersion()) || !name.equals(kind.name())) {
            throw Refusals.badRequest("the API version in the data (" + apiVersion + ", Kind=" + name
                    + ") does not match the expected API version (" + kind.apiVersion() + ", Kind=" + kind.name() + ")");
        }
    }
}
