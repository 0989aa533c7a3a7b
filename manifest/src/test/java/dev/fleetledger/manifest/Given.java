package dev.fleetledger.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON that tests start from. */
final class Given {
    static final Path RESOURCES = Path.of("src/test/resources");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Given() {
    }

    /** JSON with single quotes, for reading's sake. */
    static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    static JsonNode plain(String text) {
        return MAPPER.readTree(text);
    }

    static JsonNode file(Path path) {
        return MAPPER.readTree(path);
    }

    static JsonNode resource(String name) {
        try (InputStream stream = Given.class.getResourceAsStream("/" + name)) {
            return MAPPER.readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Documents documents(JsonNode steps) {
        Documents documents = Documents.NONE;
        for (Step step : Step.values()) {
            if (steps.get(step.key()) instanceof ObjectNode document) {
                documents = documents.with(step, document);
            }
        }
        return documents;
    }

    static Documents smallest() {
        return documents(json("""
            {'basics': {'name': 'node-exporter'},
             'containers': {'containers': [{'name': 'node-exporter', 'image': 'quay.io/prometheus/node-exporter:v1.8.2'}]},
             'placement': {'clusters': ['eu-1']}}"""));
    }
}
