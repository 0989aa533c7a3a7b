package dev.fleetledger.manifest;

import java.util.ArrayList;
import java.util.List;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** YAML as kubectl reads it: aliases are followed, plain words are of YAML 1.1. */
final class YamlText {
    private static final LoadSettings SETTINGS = LoadSettings.builder().setUseMarks(false).setAllowDuplicateKeys(false).build();
    /** So that a few aliases can't become a memory full of copies. */
    private static final int NODES = 100_000;

    private int nodes;

    private YamlText() {
    }

    /** The documents of the text; empty ones are passed over. An IllegalArgumentException says what can't be read. */
    static List<JsonNode> read(String text) {
        try {
            List<JsonNode> documents = new ArrayList<>();
            YamlText reader = new YamlText();
            new Compose(SETTINGS).composeAllFromString(text).forEach(node -> documents.add(reader.json(node)));
            documents.removeIf(JsonNode::isNull);
            return documents;
        } catch (YamlEngineException unreadable) {
            throw new IllegalArgumentException("This is no YAML.", unreadable);
        }
    }

    private JsonNode json(Node node) {
        if (++nodes > NODES || node.isRecursive()) {
            throw new IllegalArgumentException("The YAML is too large, or contains itself.");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar.isPlain() ? PlainWord.json(scalar.getValue()) : Json.text(scalar.getValue());
            case SequenceNode sequence -> list(sequence);
            case MappingNode mapping -> object(mapping);
            default -> throw new IllegalArgumentException("This is no YAML that Kubernetes knows.");
        };
    }

    private ArrayNode list(SequenceNode sequence) {
        ArrayNode list = Json.list();
        sequence.getValue().forEach(item -> list.add(json(item)));
        return list;
    }

    /** What is merged in by {@code <<} gives way to what stands there. */
    private ObjectNode object(MappingNode mapping) {
        ObjectNode object = Json.object();
        ObjectNode merged = Json.object();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw new IllegalArgumentException("A name in the YAML is not a text.");
            }
            JsonNode value = json(member.getValueNode());
            if (key.isPlain() && key.getValue().equals("<<")) {
                merge(merged, value);
            } else {
                object.set(key.getValue(), value);
            }
        }
        merged.properties().forEach(one -> object.putIfAbsent(one.getKey(), one.getValue()));
        return object;
    }

    private static void merge(ObjectNode merged, JsonNode value) {
        Iterable<JsonNode> sources = value.isArray() ? value : List.of(value);
        sources.forEach(source -> source.properties().forEach(one -> merged.putIfAbsent(one.getKey(), one.getValue())));
    }
}
