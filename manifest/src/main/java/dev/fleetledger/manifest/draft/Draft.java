package dev.fleetledger.manifest.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Step;

/** A draft's documents as rules and defaults look at them: without nulls, with its circumstances. */
public record Draft(Documents documents, Circumstances circumstances) {
    public JsonNode of(Step step) {
        return documents.of(step);
    }

    public List<Found> each(Step step, String path) {
        return Path.known(path).in(documents.of(step));
    }

    /** Both lists of containers: their names, ports and mounts obey the same rules. */
    public List<Found> containers() {
        List<Found> all = new ArrayList<>(each(Step.CONTAINERS, "/containers/*"));
        all.addAll(each(Step.CONTAINERS, "/initContainers/*"));
        return all;
    }

    /** Those that run side by side, and so share the pod's ports. */
    public List<Found> sideBySide() {
        List<Found> all = new ArrayList<>(each(Step.CONTAINERS, "/containers/*"));
        each(Step.CONTAINERS, "/initContainers/*").stream().filter(one -> KeptParts.isSidecar(this, one)).forEach(all::add);
        return all;
    }

    /** Those that run one after the other, before the others begin. */
    public List<Found> oneByOne() {
        return each(Step.CONTAINERS, "/initContainers/*").stream().filter(one -> !KeptParts.isSidecar(this, one)).toList();
    }

    /** What stands at a path inside another finding, with pointers from the document's root. */
    public static List<Found> inside(Found at, String path) {
        return Path.known(path).in(at.node()).stream()
            .map(found -> new Found(at.pointer() + found.pointer(), found.stars(), found.node()))
            .toList();
    }

    /** Those whose key was there before; a null key is never taken. */
    public static List<Found> repeated(List<Found> all, Function<Found, @Nullable Object> key) {
        Set<Object> seen = new HashSet<>();
        return all.stream().filter(found -> {
            Object one = key.apply(found);
            return one != null && !seen.add(one);
        }).toList();
    }

    /** The member's text as a key; an empty or absent text is no key. */
    public static @Nullable Object textKey(Found found, String member) {
        String text = Json.text(found.node(), member);
        return text.isEmpty() ? null : text;
    }
}
