package dev.fleetledger.manifest.draft;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Path;
import dev.fleetledger.manifest.document.Sha256;
import dev.fleetledger.manifest.document.Step;

/** Collects tolerated values, which only cause warnings. Names are stored as they are, other values with a distinguishing prefix. */
public final class AsFound {
    private AsFound() {
    }

    /** Returns all values of the documents that can be tolerated. */
    public static Set<String> in(Documents documents) {
        JsonNode containers = documents.of(Step.CONTAINERS);
        JsonNode services = documents.of(Step.SERVICES);
        Set<String> names = new TreeSet<>(Set.of(surge(documents.of(Step.ADVANCED).path("upgrade"))));
        services.path("services").valueStream().filter(service -> service.has("selector")).forEach(service -> names.add(selector(service)));
        Stream.of(Path.of("/name").in(documents.of(Step.BASICS)), Path.of("/containers/*/name").in(containers), Path.of("/initContainers/*/name").in(containers),
            Path.of("/services/*/name").in(services)).flatMap(List::stream).forEach(found -> names.add(found.node().stringValue("")));
        return names;
    }

    /** Returns the key of a surge, which no name can equal. */
    public static String surge(JsonNode upgrade) {
        return "/upgrade/maxSurge=" + upgrade.path("maxSurge").asString("");
    }

    /** Returns the key of a service's selector, which no name can equal. */
    public static String selector(JsonNode service) {
        return "/services/" + Json.text(service, "name") + "/selector=" + Sha256.of(Json.canonical(service.path("selector")));
    }
}
