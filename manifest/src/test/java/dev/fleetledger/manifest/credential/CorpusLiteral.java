package dev.fleetledger.manifest.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.KeptField;

/**
 * A literal of the corpus, in the field where people write it.
 *
 * @param where the kind of field, see {@link #document}
 * @param name the name beside the value, for {@code args} the command
 * @param value the value, for {@code args} a list in JSON
 */
record CorpusLiteral(String where, String name, String value) {
    /** Reads a file of lines {@code where<TAB>name<TAB>value} with {@code \n}, {@code \t} and {@code \\}. */
    static List<CorpusLiteral> read(String file) throws IOException {
        return Files.readAllLines(TestDocuments.RESOURCES.resolve("credential").resolve(file)).stream().skip(1)
            .map(line -> line.split("\t", -1)).map(cells -> new CorpusLiteral(cells[0], cells[1], cells[2].translateEscapes())).toList();
    }

    /** Whether anything would be stored as it was written. */
    boolean isStored() {
        return where.equals("kept") ? CredentialRedactor.findSuspects(new KeptField("DaemonSet", name, Json.text(value))).isEmpty()
                : CredentialRedactor.redact(step(), document(), StepDocuments.NONE, List.of()).equals(document());
    }

    private Step step() {
        return switch (where) {
            case "description", "displayName" -> Step.BASICS;
            case "annotation", "label", "selector" -> Step.ADVANCED;
            case "override-env", "patch" -> Step.PLACEMENT;
            default -> Step.CONTAINERS;
        };
    }

    private JsonNode document() {
        ObjectNode pair = Json.object().put("name", name).put("value", value);
        return switch (where) {
            case "description", "displayName" -> at("/" + where, Json.text(value));
            case "annotation", "label" -> at("/" + where + "s", Json.object().put(name, value));
            case "selector" -> at("/selector", Json.object().put(name, value));
            case "env" -> at("/containers/0/env/0", pair);
            case "header" -> at("/containers/0/probes/liveness/httpGet/httpHeaders/0", pair);
            case "path" -> at("/containers/0/probes/liveness/httpGet/path", Json.text(value));
            case "script" -> at("/containers/0/lifecycle/command", Json.list().add("sh").add("-c").add(value));
            case "args" -> at("/containers/0/lifecycle", withCommand());
            case "override-env" -> at("/overrides/0/env/a", Json.object().put(name, value));
            case "patch" -> at("/overrides/0/patch/0", Json.object().put("op", "add").put("path", "/x").set("value", pair));
            default -> throw new IllegalArgumentException(where);
        };
    }

    private JsonNode withCommand() {
        ObjectNode lifecycle = Json.object();
        if (!name.isEmpty()) {
            lifecycle.putArray("command").add(name);
        }
        return lifecycle.set("args", Json.read(value).orElseThrow());
    }

    private static JsonNode at(String pointer, JsonNode value) {
        return TestDocuments.at(pointer, value);
    }
}
