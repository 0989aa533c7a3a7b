package dev.fleetledger.manifest.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;

/** A draft's documents without nulls, and the draft's context. Input of the rules and defaults. */
public record DraftSnapshot(StepDocuments documents, DraftContext context) {
    public JsonNode of(Step step) {
        return documents.of(step);
    }

    public List<PathMatch> match(Step step, String path) {
        return PointerPattern.cached(path).match(documents.of(step));
    }

    /** Returns containers and init containers: the same rules apply to their names, ports and mounts. */
    public List<PathMatch> containers() {
        List<PathMatch> all = new ArrayList<>(match(Step.CONTAINERS, "/containers/*"));
        all.addAll(match(Step.CONTAINERS, "/initContainers/*"));
        return all;
    }

    /** Returns matches of paths inside containers and init containers, with pointers from the document's root. */
    public Stream<PathMatch> matchInContainers(String... paths) {
        return containers().stream().flatMap(container -> Stream.of(paths).flatMap(path -> inside(container, path).stream()));
    }

    /** Returns containers and sidecars, which run side by side and share the pod's ports. */
    public List<PathMatch> concurrentContainers() {
        List<PathMatch> all = new ArrayList<>(match(Step.CONTAINERS, "/containers/*"));
        match(Step.CONTAINERS, "/initContainers/*").stream().filter(container -> KeptFieldLookup.isSidecar(this, container))
                .forEach(all::add);
        return all;
    }

    /** Returns the init containers that run one after the other before the containers start. */
    public List<PathMatch> sequentialInitContainers() {
        return match(Step.CONTAINERS, "/initContainers/*").stream().filter(container -> !KeptFieldLookup.isSidecar(this, container))
                .toList();
    }

    /** Returns matches of a path inside another match, with pointers from the document's root. */
    public static List<PathMatch> inside(PathMatch parent, String path) {
        return PointerPattern.cached(path).match(parent.node()).stream()
            .map(pathMatch -> new PathMatch(parent.pointer() + pathMatch.pointer(), pathMatch.wildcards(), pathMatch.node()))
            .toList();
    }

    /** Returns the matches whose key occurred before. Null keys are ignored. */
    public static List<PathMatch> repeated(List<PathMatch> all, Function<PathMatch, @Nullable Object> key) {
        Set<Object> seen = new HashSet<>();
        return all.stream().filter(pathMatch -> {
            Object container = key.apply(pathMatch);
            return container != null && !seen.add(container);
        }).toList();
    }

    /** Returns the member's text as a key; null if the text is empty or absent. */
    public static @Nullable Object textKey(PathMatch pathMatch, String member) {
        String text = Json.text(pathMatch.node(), member);
        return text.isEmpty() ? null : text;
    }
}
