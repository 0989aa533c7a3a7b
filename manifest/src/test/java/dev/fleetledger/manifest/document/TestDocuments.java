package dev.fleetledger.manifest.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Input JSON of tests. */
public final class TestDocuments {
    public static final Path RESOURCES = Path.of("src/test/resources");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TestDocuments() {
    }

    /** Parses JSON with single quotes, which are easier to read in Java. */
    public static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    public static JsonNode plain(String text) {
        return MAPPER.readTree(text);
    }

    public static JsonNode file(Path path) {
        return MAPPER.readTree(path);
    }

    public static JsonNode resource(String name) {
        try (InputStream stream = TestDocuments.class.getResourceAsStream("/" + name)) {
            return MAPPER.readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** DaemonSets from real installations. */
    public static List<Path> realDaemonSets() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("wild"))) {
            return files.sorted().toList();
        }
    }

    /** Creates a document with a single value. A number in the pointer is the only item of a list. */
    public static JsonNode at(String pointer, JsonNode value) {
        JsonNode document = value;
        List<String> segments = List.of(pointer.substring(1).split("/"));
        for (String segment : segments.reversed()) {
            document = segment.equals("0") ? Json.list().add(document) : Json.object().set(segment, document);
        }
        return document;
    }

    public static StepDocuments documents(JsonNode steps) {
        StepDocuments stepDocuments = StepDocuments.NONE;
        for (Step step : Step.values()) {
            if (steps.get(step.key()) instanceof ObjectNode document) {
                stepDocuments = stepDocuments.with(step, document);
            }
        }
        return stepDocuments;
    }

    public static StepDocuments smallest() {
        return documents(json("""
            {'basics': {'name': 'node-exporter'},
             'containers': {'containers': [{'name': 'node-exporter', 'image': 'quay.io/prometheus/node-exporter:v1.8.2'}]},
             'placement': {'clusters': ['eu-1']}}"""));
    }
}
