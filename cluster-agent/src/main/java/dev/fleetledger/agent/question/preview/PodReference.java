package dev.fleetledger.agent.question.preview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * An object that a pod requires.
 *
 * @param keys keys of it that are needed
 * @param node the node that names it
 */
record PodReference(ReferencePath.ReferencedKind kind, String name, List<String> keys, JsonNode node) {

    private record Key(ReferencePath.ReferencedKind kind, String name) {}

    String subject() {
        return kind.kindName + "/" + name;
    }

    static List<PodReference> merge(List<PodReference> all) {
        Map<Key, PodReference> merged = new LinkedHashMap<>();
        all.stream().filter(reference -> !reference.name.isEmpty())
                .forEach(reference -> merged.merge(new Key(reference.kind, reference.name), reference, PodReference::mergeKeys));
        return new ArrayList<>(merged.values());
    }

    private PodReference mergeKeys(PodReference other) {
        return new PodReference(kind, name, Stream.concat(keys.stream(), other.keys.stream()).distinct().toList(), node);
    }
}
