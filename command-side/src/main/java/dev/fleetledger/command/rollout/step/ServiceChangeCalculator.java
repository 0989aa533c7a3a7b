package dev.fleetledger.command.rollout.step;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.ledger.ManifestStore;

/**
 * Compares generations by their frozen manifests, which many clusters share.
 *
 * @param objects objects by manifest name
 */
record ServiceChangeCalculator(Map<String, JsonNode> objects) {

    static ServiceChangeCalculator read(Collection<GenerationChange> changes, ManifestStore manifests) {
        List<String> names = changes.stream().filter(change -> ServiceChanges.ownsObjects(change.last()))
                .flatMap(change -> Stream.of(change.manifest(), manifestName(change.last()))).distinct()
                .toList();
        Map<String, JsonNode> objects = new HashMap<>();
        (names.isEmpty() ? Map.<String, String>of() : manifests.getAll(names))
                .forEach((name, body) -> objects.put(name, ContractJson.MAPPER.readTree(body)));
        return new ServiceChangeCalculator(objects);
    }

    ServiceChanges between(GenerationChange change) {
        return ServiceChanges.ownsObjects(change.last())
                ? ServiceChanges.of(change.last(), objectsOf(manifestName(change.last())),
                        objectsOf(change.manifest())) : ServiceChanges.NONE;
    }

    private JsonNode objectsOf(String name) {
        JsonNode manifestObjects = objects.get(name);
        if (manifestObjects == null) {
            throw new IllegalStateException("The frozen manifest " + name + " is missing");
        }
        return manifestObjects;
    }

    private static String manifestName(Deployment last) {
        return switch (last) {
            case Deployment.Running it -> it.wanted().manifest();
            case Deployment.Ending it -> it.wanted().manifest();
            case Deployment.None _, Deployment.Ended _ -> throw new IllegalStateException("There is no previous generation");
        };
    }
}
