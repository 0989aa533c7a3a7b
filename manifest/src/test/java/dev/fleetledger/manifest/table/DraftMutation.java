package dev.fleetledger.manifest.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;

/** A valid draft with random changes: often invalid, sometimes valid in an unexpected way. */
public final class DraftMutation {
    public static final List<String> TEXTS =
            List.of("", " ", "a", "A", "a b", "a_b", "-a", "a-", "a.b", "a..b", ".a", "a/b", "a/b/c", "../x", "..x",
        "x/..", ".", "..", "/", "//", "/a", "/a/", "/a:b", "a:b", "x".repeat(63), "x".repeat(64), "x".repeat(253), "x".repeat(254), "é",
        "0", "1",
        "-1", "80", "1m", "0.5m", "1.5", "1e3", "1E", "1Ki", "1Gi", "+1", "1Mi", "50%", "100%", "101%", "0%", "IPv6", "10.0.0.1",
        "010.0.0.1", "::1",
        "FE80::1", "fe80::1%eth0", "::ffff:1.2.3.4", "10.0.0.0/8", "10.0.0.1/33", "::/0", "$(X)", "x\n", "\t", "kubernetes.io/x",
        "requests.x/y",
        "metadata.name", "metadata.labels['x']", "metadata.labels['']", "metadata.labels['Example.com/a']",
        "metadata.annotations['Example.com/a']",
        "metadata.labels", "limits.hugepages-", "limits.hugepages-2Mi", "limits.storage", "requests.cpu", "ALL", "CAP_SYS_ADMIN",
        "Localhost",
        "Unconfined", "Exists", "In", "Gt", "NotIn", "Bidirectional", "Memory", "HugePages", "Headless", "ExternalName", "LoadBalancer",
        "ClusterIP",
        "OnDelete", "Replace", "None", "Default", "UDP", "SCTP", "NoExecute", "NoSchedule", "true", "a,b", "a=b", "A-B", "x--y", "1a", "a1",
        "1-1",
        "xn--a", "net.core.x", "kernel.sem", "a@sha256:" + "0".repeat(64), "localhost/a", "A/b", "a//b", "[::1]:5000/a", "a:v1", "0.0.0.0",
        "a.");
    public static final List<Long> NUMBERS =
            List.of(-1L, 0L, 1L, 2L, 31L, 80L, 511L, 512L, 600L, 9100L, 9999L, 10000L, 30000L, 65535L, 65536L,
        86400L, 86401L, (long) Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, 1L << 32, (1L << 32) + 1, Long.MAX_VALUE);

    private final Random random;
    private final List<JsonNode> donors;
    private final List<String> changes = new ArrayList<>();

    public DraftMutation(long seed, List<JsonNode> donors) {
        this.random = new Random(seed);
        this.donors = donors;
    }

    public ObjectNode mutate(JsonNode steps) {
        ObjectNode copy = (ObjectNode) steps.deepCopy();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            Step step = pick(List.of(Step.BASICS, Step.CONTAINERS, Step.CONTAINERS, Step.SERVICES, Step.ADVANCED, Step.ADVANCED));
            if (random.nextInt(3) == 0) {
                randomValue(step, copy.path(step.key()));
            } else {
                mutateBelow(copy.path(step.key()), "");
            }
        }
        return copy;
    }

    public String changes() {
        return String.join("; ", changes);
    }

    /** Sets a random field, which may have been absent, under a parent that exists. */
    private void randomValue(Step step, JsonNode document) {
        FieldDefinition fieldDefinition = pick(FieldTable.WIZARD.supported(step));
        List<PathMatch> parents = fieldDefinition.path().parent().match(document);
        if (!parents.isEmpty() && pick(parents).node() instanceof ObjectNode members) {
            JsonNode value = mutate(fieldDefinition.type(), fieldDefinition.path().last());
            changes.add(fieldDefinition.path() + " = " + value);
            members.set(fieldDefinition.path().last(), value);
        }
    }

    private JsonNode mutate(ValueType valueType, String name) {
        return switch (valueType) {
            case TEXT, QUANTITY -> random.nextInt(3) == 0 ? donatedValue("/" + name, Json.text(pick(TEXTS))) : Json.text(pick(TEXTS));
            case BOOLEAN -> Json.flag(random.nextBoolean());
            case INTEGER -> Json.integer(pick(NUMBERS));
            case INTEGER_OR_TEXT -> random.nextBoolean() ? Json.integer(pick(NUMBERS)) : Json.text(pick(TEXTS));
            case TEXTS -> random.nextInt(3) == 0 ? donatedValue("/" + name, Json.list()) : ((ArrayNode) Json.list()).add(pick(TEXTS));
            case INTEGERS -> ((ArrayNode) Json.list()).add(Json.integer(pick(NUMBERS)));
            case TEXT_MAP -> Json.object().put(pick(TEXTS), pick(TEXTS));
            case LIST, MAP, OBJECT, ANY -> donatedValue("/" + name, valueType == ValueType.LIST ? Json.list() : Json.object());
        };
    }

    private void mutateBelow(JsonNode node, String pointer) {
        List<String> names = node.isObject() ? List.copyOf(node.propertyNames()) : indices(node);
        if (names.isEmpty()) {
            return;
        }
        String name = pick(names);
        JsonNode child = node.isObject() ? node.path(name) : node.path(Integer.parseInt(name));
        String memberPointer = pointer + "/" + name;
        if (child.isContainer() && !child.isEmpty() && random.nextInt(8) != 0) {
            mutateBelow(child, memberPointer);
        } else {
            change(node, name, child, memberPointer);
        }
    }

    private void change(JsonNode parent, String name, JsonNode child, String memberPointer) {
        JsonNode value = random.nextInt(10) == 0 ? null : randomValue(child, memberPointer);
        changes.add(memberPointer + " = " + value);
        switch (parent) {
            case ObjectNode members when value == null -> members.remove(name);
            case ObjectNode members -> members.set(random.nextInt(12) == 0 && isMap(memberPointer) ? pick(TEXTS) : name, value);
            case ArrayNode items when value == null -> items.remove(Integer.parseInt(name));
            case ArrayNode items when random.nextInt(4) == 0 -> items.add(value);
            case ArrayNode items -> items.set(Integer.parseInt(name), value);
            default -> throw new IllegalStateException(memberPointer);
        }
    }

    private static boolean isMap(String memberPointer) {
        return memberPointer.contains("abels/") || memberPointer.contains("nnotations/") || memberPointer.contains("elector/");
    }

    private JsonNode randomValue(JsonNode child, String memberPointer) {
        if (child.isBoolean()) {
            return Json.flag(!child.booleanValue());
        }
        if (child.isNumber() || memberPointer.endsWith("ort") && random.nextBoolean()) {
            return Json.integer(pick(NUMBERS));
        }
        if (child.isString()) {
            return random.nextBoolean() ? Json.text(pick(TEXTS)) : donatedValue(memberPointer, child);
        }
        return random.nextInt(3) == 0 ? (child.isArray() ? Json.list() : Json.object()) : donatedValue(memberPointer, child);
    }

    /** Takes the value of a member with the same name from another document. */
    private JsonNode donatedValue(String memberPointer, JsonNode fallback) {
        String member = memberPointer.replaceAll("(/\\d+)+$", "");
        List<JsonNode> candidates = pick(donors).findValues(member.substring(member.lastIndexOf('/') + 1));
        JsonNode donated = candidates.isEmpty() ? fallback : pick(candidates);
        JsonNode item = memberPointer.equals(member) || !donated.isArray() || donated.isEmpty() ? donated
                : donated.path(random.nextInt(donated.size()));
        return item.deepCopy();
    }

    private static List<String> indices(JsonNode list) {
        List<String> indices = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            indices.add(Integer.toString(i));
        }
        return indices;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
