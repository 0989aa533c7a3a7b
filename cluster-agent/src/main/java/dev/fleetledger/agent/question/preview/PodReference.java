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
record PodReference(ReferencePath.ReferencedKind sort, String name, List<String> keys, JsonNode at) {

    private record Same(ReferencePath.ReferencedKind sort, String name) {}

    String subject() {
        return sort.kind + "/" + name;
    }

    static List<PodReference> merged(List<PodReference> all) {
        Map<Same, PodReference> merged = new LinkedHashMap<>();
        all.stream().filter(podReference -> !podReference.name.isEmpty())
                .forEach(podReference -> merged.merge(new Same(podReference.sort, podReference.name), podReference, PodReference::with));
        return new ArrayList<>(merged.values());
    }

    private PodReference with(PodReference other) {
        return new PodReference(sort, name, Stream.concat(keys.stream(), other.keys.stream()).distinct().toList(), at);
    }
}
