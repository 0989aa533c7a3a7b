package dev.fleetledger.manifest.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Json;

/** Lists whose items must have unique keys: server-side apply identifies items by these keys. */
public final class UniqueItems {
    private static final String RULE = "ThingIsThereTwice";
    private static final String REMEDY = "Keep one of them.";

    private UniqueItems() {
    }

    public static FieldRule of(String... keys) {
        return FieldRule.value(RULE, "Two items of {it} have the same " + String.join(" and ", keys) + ".", REMEDY, list -> {
            Set<List<String>> seen = new HashSet<>();
            return list.valueStream().anyMatch(item -> !seen.add(Stream.of(keys).map(key -> Json.text(item, key)).toList()));
        });
    }

    public static FieldRule items() {
        return FieldRule.value(RULE, "Two items of {it} are the same.", REMEDY,
            list -> new HashSet<>(list.valueStream().toList()).size() < list.size());
    }
}
