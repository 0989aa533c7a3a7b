package dev.fleetledger.manifest.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;

/** Parses YAML like kubectl: aliases are resolved, and plain scalars follow YAML 1.1. */
public final class YamlReader {
    /** Tag of an unquoted scalar without a tag of its own; {@link PlainScalar} determines its type. */
    private static final Tag PLAIN = new Tag("plain");
    private static final Set<Tag> PLAIN_TAGS = Set.of(PLAIN, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);
    private static final LoadSettings SETTINGS = LoadSettings.builder().setSchema(new Schema() {
        @Override
        public ScalarResolver getScalarResolver() {
            return (scalar, isPlain) -> isPlain ? PLAIN : Tag.STR;
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
            return Map.of();
        }
    }).build();
    /** Limits the memory that a few aliases can expand to. */
    private static final int MAX_NODES = 100_000;
    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /** No Kubernetes object is nested this deep, and parsing is recursive. */
    private static final int MAX_DEPTH = 100;

    private static final String FEWER = "Write the values out, or send the DaemonSet and its Services only.";

    private int nodes;
    private int depth;
    private int characters;

    private YamlReader() {
    }

    /** Returns the documents of the text without empty ones. Throws an UnreadableYamlException that states what can't be parsed. */
    public static List<JsonNode> read(String text) {
        try {
            List<JsonNode> documents = new ArrayList<>();
            requireAllowedDepth(text);
            YamlReader reader = new YamlReader();
            new Compose(SETTINGS).composeAllFromString(text).forEach(node -> documents.add(reader.toJson(node)));
            documents.removeIf(JsonNode::isNull);
            return documents;
        } catch (MarkedYamlEngineException unreadable) {
            throw new UnreadableYamlException("This is no YAML" + unreadable.getProblemMark().map(YamlReader::position).orElse("") + ".",
                    "Correct it there, or in the line before: often the indentation, a quote or a bracket is wrong.", unreadable);
        } catch (YamlEngineException unreadable) {
            throw new UnreadableYamlException("This is no YAML.", "Send the text of a manifest, in UTF-8.", unreadable);
        }
    }

    /** States only the position, never the text itself, which may be a secret. */
    private static String position(Mark mark) {
        return ": look at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    private static String lines(@Nullable Node first, Node second) {
        return first == null ? positionOf(second) : ": in the lines " + line(first) + " and " + line(second);
    }

    private static String line(Node node) {
        return node.getStartMark().map(mark -> Integer.toString(mark.getLine() + 1)).orElse("?");
    }

    /** Checks the depth on the event stream, before recursive code builds nodes. */
    private static void requireAllowedDepth(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += switch (event.getEventId()) {
                case SequenceStart, MappingStart -> 1;
                case SequenceEnd, MappingEnd -> -1;
                default -> 0;
            };
            requireAllowedDepth(depth);
        }
    }

    private static void requireAllowedDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new UnreadableYamlException("The YAML is nested more than " + MAX_DEPTH + " levels deep.",
                    "Send Kubernetes objects: they are far less deep.");
        }
    }

    private JsonNode toJson(Node node) {
        requireAllowedDepth(++depth);
        JsonNode json = read(node);
        depth--;
        return json;
    }

    private JsonNode read(Node node) {
        if (++nodes > MAX_NODES || node.isRecursive()) {
            throw new UnreadableYamlException("The YAML has more than " + MAX_NODES + " values with its aliases (*name) followed, "
                    + "or an alias that contains itself.", FEWER);
        }
        if (node instanceof ScalarNode scalar && (characters += scalar.getValue().length()) > MAX_CHARACTERS) {
            throw new UnreadableYamlException("The YAML has more than " + MAX_CHARACTERS
                    + " characters with its aliases (*name) followed.", FEWER);
        }
        return switch (node) {
            case ScalarNode scalar -> PLAIN_TAGS.contains(scalar.getTag()) ? PlainScalar.parse(scalar.getValue())
                    : Json.text(scalar.getValue());
            case SequenceNode sequence -> toArray(sequence);
            case MappingNode mapping -> toObject(mapping);
            default -> throw new UnreadableYamlException("The YAML has an alias that leads nowhere.", "Write the value instead of it.");
        };
    }

    private ArrayNode toArray(SequenceNode sequence) {
        ArrayNode list = Json.list();
        sequence.getValue().forEach(item -> list.add(toJson(item)));
        return list;
    }

    private static String positionOf(Node node) {
        return node.getStartMark().map(YamlReader::position).orElse("");
    }

    /** Members of the mapping override members that are merged in by {@code <<}. */
    private ObjectNode toObject(MappingNode mapping) {
        ObjectNode object = Json.object();
        ObjectNode merged = Json.object();
        Map<String, Node> first = new HashMap<>();
        for (NodeTuple member : mapping.getValue()) {
            ScalarNode key = requireName(member.getKeyNode());
            String name = read(key).asString();
            JsonNode value = toJson(member.getValueNode());
            if (key.isPlain() && key.getValue().equals("<<")) {
                merge(merged, value);
            } else if (object.putIfAbsent(name, value) != null) {
                throw new UnreadableYamlException("A key stands twice in one object" + lines(first.get(name), key) + ".",
                        "Keep one of the two. kubectl would use the last one without a word.");
            }
            first.put(name, key);
        }
        merged.properties().forEach(member -> object.putIfAbsent(member.getKey(), member.getValue()));
        return object;
    }

    private ScalarNode requireName(Node node) {
        if (node instanceof ScalarNode key && !read(key).isNull()) {
            return key;
        }
        throw new UnreadableYamlException("A key is no text" + positionOf(node) + ".", "Write a name before the colon.");
    }

    private static void merge(ObjectNode merged, JsonNode value) {
        Iterable<JsonNode> sources = value.isArray() ? value : List.of(value);
        sources.forEach(source -> source.properties().forEach(member -> merged.putIfAbsent(member.getKey(), member.getValue())));
    }
}
