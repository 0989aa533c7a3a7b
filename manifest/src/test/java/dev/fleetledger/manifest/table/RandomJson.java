package dev.fleetledger.manifest.table;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;

/** Random JSON that no client would send: any type anywhere, with names from the table, so that it isn't rejected at the top level. */
public final class RandomJson {
    /** The depth that a body may have (Jackson's limit). */
    private static final int DEPTH = 500;
    private static final List<String> NAMES =
            Stream.concat(Stream.of("", " ", "*", "0", "-", "~", "~1", "a/b", "$(A)", "\0", "\uD800", "x".repeat(600), "kept",
                    "acknowledged"),
        new TreeSet<>(Stream.of(Step.values()).flatMap(step -> FieldTable.WIZARD.all(step).stream())
                .flatMap(fieldDefinition -> fieldDefinition.path().segments().stream()).toList()).stream()).toList();
    private static final List<String> TEXTS =
            List.of("", " ", "\0", "\uD800", "\uDC00x", "\uFEFF", "\u202E", "a\nb", "\r", "\t", "x".repeat(70_000), "é".repeat(300),
                    "😀".repeat(300),
        "0", "-0", "1e99999", "9".repeat(400), "0x10", "1e+", "%", "100%", "∞", "..", "/..", "../..", "[", "(", "(?", "\\", "\\E", "$1",
        "${a}", "$(", "~2", "/~", "null", "true", "a@b@c", "@",
        "a:b:c:d", "::", "::::::::::", "fe80::1%", "1.2.3.4.5", "256.0.0.1", "10.0.0.0/-1", "10.0.0.0/999999999999", "PT-1S",
        "PT99999999999999999999H", "P1Y", "99:99", "24:00", "Mars/Phobos",
        "metadata.labels['", "metadata.labels[']", "metadata.labels['''']", "fleetledger.dev/workload", "sha256:", "a@sha256:", "\u0000",
        "node-exporter", "limits.", "-----BEGIN PRIVATE KEY");

    private final Random random;

    public RandomJson(long seed) {
        this.random = new Random(seed);
    }

    public JsonNode document() {
        return random.nextInt(20) == 0 ? leaf() : value(6);
    }

    /** A document with random values in a few places. */
    public ObjectNode mutate(JsonNode steps) {
        ObjectNode copy = (ObjectNode) steps.deepCopy();
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutateBelow(copy);
        }
        return copy;
    }

    private void mutateBelow(JsonNode parent) {
        JsonNode child = parent.isEmpty() ? parent : List.copyOf(parent.values()).get(random.nextInt(parent.size()));
        if (child.isContainer() && !child.isEmpty() && random.nextInt(6) != 0) {
            mutateBelow(child);
        } else if (parent instanceof ObjectNode members) {
            String name = members.isEmpty() || random.nextInt(3) == 0 ? pick(NAMES) : pick(List.copyOf(members.propertyNames()));
            members.set(name, value(3));
        } else if (parent instanceof ArrayNode items && !items.isEmpty()) {
            items.set(random.nextInt(items.size()), value(3));
        }
    }

    public JsonNode value(int depth) {
        int kind = random.nextInt(depth > 0 ? 9 : 6);
        if (kind < 6) {
            return leaf();
        }
        if (kind == 6) {
            ArrayNode items = Json.list();
            for (int i = random.nextInt(5); i > 0; i--) {
                items.add(value(depth - 1));
            }
            return items;
        }
        ObjectNode members = Json.object();
        for (int i = random.nextInt(8); i > 0; i--) {
            members.set(pick(NAMES), value(depth - 1));
        }
        return members;
    }

    private JsonNode leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> Json.object().nullNode();
            case 1 -> Json.flag(random.nextBoolean());
            case 2 -> Json.integer(random.nextLong());
            case 3 -> Json.integer(random.nextInt(3) - 1);
            case 4 -> pick(List.of(JsonNodeFactory.instance.numberNode(BigInteger.TEN.pow(300)),
                    JsonNodeFactory.instance.numberNode(Double.NaN),
                JsonNodeFactory.instance.numberNode(Double.NEGATIVE_INFINITY), JsonNodeFactory.instance.numberNode(0.1),
                JsonNodeFactory.instance.numberNode(-0.0),
                JsonNodeFactory.instance.numberNode(1.0), JsonNodeFactory.instance.numberNode(new java.math.BigDecimal("1E+999999999")),
                JsonNodeFactory.instance.numberNode(new java.math.BigDecimal("1E-999999999"))));
            case 5 -> random.nextInt(40) == 0 ? deeplyNested() : Json.list();
            default -> Json.text(pick(TEXTS));
        };
    }

    private JsonNode deeplyNested() {
        JsonNode node = Json.text("deep");
        boolean list = random.nextBoolean();
        String name = pick(NAMES);
        for (int i = 0; i < DEPTH; i++) {
            node = list ? Json.list().add(node) : Json.object().set(name, node);
        }
        return node;
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public int nextInt(int bound) {
        return random.nextInt(bound);
    }
}
