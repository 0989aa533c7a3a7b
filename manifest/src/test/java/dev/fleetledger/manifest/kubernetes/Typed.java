package dev.fleetledger.manifest.kubernetes;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Given;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.table.Mutation;
import dev.fleetledger.manifest.yaml.YamlReader;

/** Sets random fields in a Kubernetes object, each of the type that Kubernetes accepts there, known to the form or not. */
public final class Typed {
    private static final List<String> WORDS = List.of("Localhost", "RuntimeDefault", "Unconfined", "OnRootMismatch", "Strict", "Honor", "DoNotSchedule", "ScheduleAnyway", "PreemptLowerPriority",
        "Never", "OnFailure", "Always", "windows", "linux", "ReadWriteOnce", "Block", "File", "Unmasked", "RestartContainer", "NotRequired", "cpu", "storage", "IfPossible", "Enabled", "Disabled", "SIGTERM");

    private final Random random;
    private final List<String> told = new ArrayList<>();

    public Typed(long seed) {
        this.random = new Random(seed);
    }

    /** Returns the DaemonSets from real installations. */
    public static List<JsonNode> daemonSets() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (Path file : Given.wild()) {
            YamlReader.read(Files.readString(file)).stream().filter(one -> Json.text(one, "kind").equals("DaemonSet")).forEach(found::add);
        }
        return found;
    }

    public String told() {
        return String.join("; ", told);
    }

    public ObjectNode in(JsonNode object, Type type) {
        told.clear();
        ObjectNode copy = (ObjectNode) object.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(copy, type, "");
        }
        return copy;
    }

    private void change(ObjectNode members, Type type, String pointer) {
        List<String> names = List.copyOf(KubernetesTypes.names(type));
        if (names.isEmpty()) {
            String key = members.isEmpty() || random.nextInt(3) == 0 ? pick(Mutation.TEXTS) : pick(List.copyOf(members.propertyNames()));
            set(members, key, KubernetesTypes.below(type, key), pointer);
            return;
        }
        String name = random.nextInt(3) == 0 || members.isEmpty() ? pick(names) : pick(List.copyOf(members.propertyNames()));
        Type below = KubernetesTypes.below(type, name);
        JsonNode there = members.path(name);
        if (there instanceof ArrayNode items && !items.isEmpty()) {
            there = items.path(random.nextInt(items.size()));
            below = KubernetesTypes.below(below, "");
        }
        if (below != null && there instanceof ObjectNode more && random.nextInt(8) != 0) {
            change(more, below, pointer + "/" + name);
        } else if (pointer.length() > 0) {
            set(members, name, KubernetesTypes.below(type, name), pointer);
        }
    }

    private void set(ObjectNode members, String name, Type type, String pointer) {
        if (type != null && random.nextInt(9) != 0) {
            JsonNode value = of(type, 4);
            told.add(pointer + "/" + name + " = " + value);
            members.set(name, value);
        } else {
            told.add(pointer + "/" + name + " removed");
            members.remove(name);
        }
    }

    private JsonNode of(Type type, int depth) {
        String wanted = String.valueOf(KubernetesTypes.wanted(type, Json.object().nullNode()));
        return switch (wanted) {
            case "a text" -> Json.text(random.nextInt(3) == 0 ? pick(WORDS) : pick(Mutation.TEXTS));
            case "true or false" -> Json.flag(random.nextBoolean());
            case "a whole number of 32 bits" -> Json.whole((int) (long) pick(Mutation.NUMBERS));
            case "a whole number of 64 bits" -> Json.whole(pick(Mutation.NUMBERS));
            case "a quantity" -> Json.text(pick(List.of("0", "1", "1m", "-1", "1Gi", "0.5", "100k", "2Mi")));
            case "a whole number of 32 bits or a text" -> random.nextBoolean() ? Json.whole((int) (long) pick(Mutation.NUMBERS)) : Json.text(pick(Mutation.TEXTS));
            case "a list" -> items(KubernetesTypes.below(type, ""), depth);
            case "an object" -> members(type, depth);
            default -> Json.object().put("a", "b");
        };
    }

    private JsonNode items(Type type, int depth) {
        ArrayNode items = Json.list();
        for (int i = depth < 1 ? 0 : random.nextInt(3); i > 0; i--) {
            items.add(of(type, depth - 1));
        }
        return items;
    }

    private JsonNode members(Type type, int depth) {
        ObjectNode members = Json.object();
        List<String> names = List.copyOf(KubernetesTypes.names(type));
        for (int i = depth < 1 ? 0 : random.nextInt(Math.max(2, names.size())); i >= 0; i--) {
            String name = names.isEmpty() ? pick(Mutation.TEXTS) : pick(names);
            Type below = KubernetesTypes.below(type, name);
            if (below != null) {
                members.set(name, of(below, depth - 1));
            }
        }
        return members;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
