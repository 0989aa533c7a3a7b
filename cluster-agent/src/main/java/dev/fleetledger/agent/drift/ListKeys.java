package dev.fleetledger.agent.drift;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;

/** Names list items by the members that identify them in Kubernetes, because indexes shift with each change. */
public final class ListKeys {

    /** The {@code x-kubernetes-list-map-keys} of DaemonSets and Services, and the members that are unique in their atomic lists. */
    private static final List<List<String>> CANDIDATES = List.of(List.of("containerPort", "protocol"), List.of("port", "protocol"),
            List.of("mountPath"), List.of("devicePath"), List.of("topologyKey", "whenUnsatisfiable"), List.of("ip"), List.of("name"),
            List.of("key"));
    private static final String PROTOCOL = "protocol";

    private ListKeys() {}

    /** @return the items' names, which don't contain values of other members; their indexes if no member identifies them */
    public static List<String> names(JsonNode items) {
        return CANDIDATES.stream().map(members -> items.valueStream().map(item -> name(item, members)).toList())
                .filter(names -> names.stream().noneMatch(String::isEmpty) && new HashSet<>(names).size() == names.size())
                .findFirst().orElseGet(() -> IntStream.range(0, items.size()).mapToObj(Integer::toString).toList());
    }

    /** @return index of the item with this key; -1 if there is none */
    static int indexOf(JsonNode items, JsonNode key) {
        return IntStream.range(0, items.size())
                .filter(i -> key.properties().stream().allMatch(member -> member(items.path(i), member.getKey())
                        .equals(member.getValue().asString(""))))
                .findFirst().orElse(-1);
    }

    /** @param key as in {@code fieldsV1}, whose members are sorted */
    static String name(JsonNode key) {
        return key.propertyNames().stream().map(member -> member(key, member)).collect(Collectors.joining("/"));
    }

    private static String name(JsonNode item, List<String> members) {
        List<String> values = members.stream().map(member -> member(item, member)).toList();
        return values.contains("") ? "" : String.join("/", values);
    }

    private static String member(JsonNode item, String member) {
        return item.path(member).asString(member.equals(PROTOCOL) && item.isObject() ? "TCP" : "");
    }
}
