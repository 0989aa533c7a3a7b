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

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.table.DraftMutation;
import dev.fleetledger.manifest.yaml.YamlReader;

/** Sets random fields in a Kubernetes object, each of the type that Kubernetes accepts there, known to the form or not. */
public final class RandomKubernetesObject {
    private static final List<String> WORDS =
            List.of("Localhost", "RuntimeDefault", "Unconfined", "OnRootMismatch", "Strict", "Honor", "DoNotSchedule", "ScheduleAnyway",
                    "PreemptLowerPriority",
        "Never", "OnFailure", "Always", "windows", "linux", "ReadWriteOnce", "Block", "File", "Unmasked", "RestartContainer", "NotRequired",
        "cpu", "storage", "IfPossible", "Enabled", "Disabled", "SIGTERM");

    private final Random random;
    private final List<String> changes = new ArrayList<>();

    public RandomKubernetesObject(long seed) {
        this.random = new Random(seed);
    }

    /** Returns the DaemonSets from real installations. */
    public static List<JsonNode> daemonSets() throws IOException {
        List<JsonNode> daemonSets = new ArrayList<>();
        for (Path file : TestDocuments.realDaemonSets()) {
            YamlReader.read(Files.readString(file)).stream().filter(one -> Json.text(one, "kind").equals("DaemonSet"))
                    .forEach(daemonSets::add);
        }
        return daemonSets;
    }

    public String changes() {
        return String.join("; ", changes);
    }

    public ObjectNode mutate(JsonNode object, Type type) {
        changes.clear();
        ObjectNode copy = (ObjectNode) object.deepCopy();
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(copy, type, "");
        }
        return copy;
    }

    private void change(ObjectNode members, Type type, String pointer) {
        List<String> names = List.copyOf(KubernetesTypes.memberNames(type));
        if (names.isEmpty()) {
            String key = members.isEmpty() || random.nextInt(3) == 0 ? pick(DraftMutation.TEXTS)
                    : pick(List.copyOf(members.propertyNames()));
            set(members, key, KubernetesTypes.childType(type, key), pointer);
            return;
        }
        String name = random.nextInt(3) == 0 || members.isEmpty() ? pick(names) : pick(List.copyOf(members.propertyNames()));
        Type childType = KubernetesTypes.childType(type, name);
        JsonNode child = members.path(name);
        if (child instanceof ArrayNode items && !items.isEmpty()) {
            child = items.path(random.nextInt(items.size()));
            childType = KubernetesTypes.childType(childType, "");
        }
        if (childType != null && child instanceof ObjectNode childMembers && random.nextInt(8) != 0) {
            change(childMembers, childType, pointer + "/" + name);
        } else if (pointer.length() > 0) {
            set(members, name, KubernetesTypes.childType(type, name), pointer);
        }
    }

    private void set(ObjectNode members, String name, Type type, String pointer) {
        if (type != null && random.nextInt(9) != 0) {
            JsonNode value = valueOf(type, 4);
            changes.add(pointer + "/" + name + " = " + value);
            members.set(name, value);
        } else {
            changes.add(pointer + "/" + name + " removed");
            members.remove(name);
        }
    }

    private JsonNode valueOf(Type type, int depth) {
        String expected = String.valueOf(KubernetesTypes.describeMismatch(type, Json.object().nullNode()));
        return switch (expected) {
            case "a text" -> Json.text(random.nextInt(3) == 0 ? pick(WORDS) : pick(DraftMutation.TEXTS));
            case "true or false" -> Json.flag(random.nextBoolean());
            case "a whole number of 32 bits" -> Json.integer((int) (long) pick(DraftMutation.NUMBERS));
            case "a whole number of 64 bits" -> Json.integer(pick(DraftMutation.NUMBERS));
            case "a quantity" -> Json.text(pick(List.of("0", "1", "1m", "-1", "1Gi", "0.5", "100k", "2Mi")));
            case "a whole number of 32 bits or a text" -> random.nextBoolean() ? Json.integer((int) (long) pick(DraftMutation.NUMBERS))
                    : Json.text(pick(DraftMutation.TEXTS));
            case "a list" -> listOf(KubernetesTypes.childType(type, ""), depth);
            case "an object" -> objectOf(type, depth);
            default -> Json.object().put("a", "b");
        };
    }

    private JsonNode listOf(Type type, int depth) {
        ArrayNode items = Json.list();
        for (int i = depth < 1 ? 0 : random.nextInt(3); i > 0; i--) {
            items.add(valueOf(type, depth - 1));
        }
        return items;
    }

    private JsonNode objectOf(Type type, int depth) {
        ObjectNode members = Json.object();
        List<String> names = List.copyOf(KubernetesTypes.memberNames(type));
        for (int i = depth < 1 ? 0 : random.nextInt(Math.max(2, names.size())); i >= 0; i--) {
            String name = names.isEmpty() ? pick(DraftMutation.TEXTS) : pick(names);
            Type childType = KubernetesTypes.childType(type, name);
            if (childType != null) {
                members.set(name, valueOf(childType, depth - 1));
            }
        }
        return members;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
