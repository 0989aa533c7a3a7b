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

/** A draft's documents without nulls, and the draft's context. Input of the rules and defaults. */
public record Draft(Documents documents, Circumstances circumstances) {
    public JsonNode of(Step step) {
        return documents.of(step);
    }

    public List<Found> each(Step step, String path) {
        return Path.known(path).in(documents.of(step));
    }

    /** Returns containers and init containers: the same rules apply to their names, ports and mounts. */
    public List<Found> containers() {
        List<Found> all = new ArrayList<>(each(Step.CONTAINERS, "/containers/*"));
        all.addAll(each(Step.CONTAINERS, "/initContainers/*"));
        return all;
    }

    /** Returns containers and sidecars, which run side by side and share the pod's ports. */
    public List<Found> sideBySide() {
        List<Found> all = new ArrayList<>(each(Step.CONTAINERS, "/containers/*"));
        each(Step.CONTAINERS, "/initContainers/*").stream().filter(one -> KeptParts.isSidecar(this, one)).forEach(all::add);
        return all;
    }

    /** Returns the init containers that run one after the other before the containers start. */
    public List<Found> oneByOne() {
        return each(Step.CONTAINERS, "/initContainers/*").stream().filter(one -> !KeptParts.isSidecar(this, one)).toList();
    }

    /** Returns matches of a path inside another match, with pointers from the document's root. */
    public static List<Found> inside(Found at, String path) {
        return Path.known(path).in(at.node()).stream()
            .map(found -> new Found(at.pointer() + found.pointer(), found.stars(), found.node()))
            .toList();
    }

    /** Returns the matches whose key occurred before. Null keys are ignored. */
    public static List<Found> repeated(List<Found> all, Function<Found, @Nullable Object> key) {
        Set<Object> seen = new HashSet<>();
        return all.stream().filter(found -> {
            Object one = key.apply(found);
            return one != null && !seen.add(one);
        }).toList();
    }

    /** Returns the member's text as a key; null if the text is empty or absent. */
    public static @Nullable Object textKey(Found found, String member) {
        String text = Json.text(found.node(), member);
        return text.isEmpty() ? null : text;
    }
}
