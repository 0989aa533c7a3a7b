package dev.fleetledger.manifest.draft;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.Sha256;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;

/** Collects tolerated values, which only cause warnings. Names are stored as they are, other values with a distinguishing prefix. */
public final class ToleratedValues {
    private ToleratedValues() {
    }

    /** Returns all values of the documents that can be tolerated. */
    public static Set<String> collect(StepDocuments stepDocuments) {
        JsonNode containers = stepDocuments.of(Step.CONTAINERS);
        JsonNode services = stepDocuments.of(Step.SERVICES);
        Set<String> names = new TreeSet<>(Set.of(surgeKey(stepDocuments.of(Step.ADVANCED).path("upgrade"))));
        services.path("services").valueStream().filter(service -> service.has("selector"))
                .forEach(service -> names.add(selectorKey(service)));
        Stream.of("configMap", "secret").flatMap(kind -> PointerPattern.of("/volumes/*/" + kind).match(containers).stream())
                .filter(volume -> hasRepeatedPath(volume.node())).forEach(volume -> names.add(filesKey(volume.node())));
        Stream.of(PointerPattern.of("/name").match(stepDocuments.of(Step.BASICS)), PointerPattern.of("/containers/*/name")
                .match(containers), PointerPattern.of("/initContainers/*/name").match(containers),
            PointerPattern.of("/services/*/name").match(services)).flatMap(List::stream)
            .forEach(pathMatch -> names.add(pathMatch.node().stringValue("")));
        return names;
    }

    /** Returns the key of a surge, which no name can equal. */
    public static String surgeKey(JsonNode upgrade) {
        return "/upgrade/maxSurge=" + upgrade.path("maxSurge").asString("");
    }

    /** Returns the key of a service's selector, which no name can equal. */
    public static String selectorKey(JsonNode service) {
        return "/services/" + Json.text(service, "name") + "/selector=" + Sha256.of(Json.canonical(service.path("selector")));
    }

    /** Returns the key of the files of a ConfigMap's or a Secret's volume, which no name can equal. */
    public static String filesKey(JsonNode volume) {
        return "/volumes/*/items=" + Sha256.of(Json.canonical(volume.path("items")));
    }

    private static boolean hasRepeatedPath(JsonNode volume) {
        List<String> paths = volume.path("items").valueStream().map(file -> Json.text(file, "path")).toList();
        return Set.copyOf(paths).size() < paths.size();
    }
}
