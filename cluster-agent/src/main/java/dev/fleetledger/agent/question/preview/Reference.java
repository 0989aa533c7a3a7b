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
 * @param at   the node that names it
 */
record Reference(Place.Sort sort, String name, List<String> keys, JsonNode at) {

    private record Same(Place.Sort sort, String name) {}

    String subject() {
        return sort.kind + "/" + name;
    }

    static List<Reference> merged(List<Reference> all) {
        Map<Same, Reference> merged = new LinkedHashMap<>();
        all.stream().filter(reference -> !reference.name.isEmpty())
                .forEach(reference -> merged.merge(new Same(reference.sort, reference.name), reference, Reference::with));
        return new ArrayList<>(merged.values());
    }

    private Reference with(Reference other) {
        return new Reference(sort, name, Stream.concat(keys.stream(), other.keys.stream()).distinct().toList(), at);
    }
}
