package dev.fleetledger.query.deployment;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.yaml.YamlWriter;

/** Reads the frozen manifest of a generation. */
@Component
class FrozenManifestReader {

    private final ManifestStore store;

    FrozenManifestReader(ManifestStore store) {
        this.store = store;
    }

    DeploymentController.ManifestResponse read(String sha256) {
        JsonNode objects = ContractJson.MAPPER.readTree(store.get(sha256));
        List<Manifest> manifests = new ArrayList<>();
        objects.forEach(object -> manifests.add(manifest(object)));
        return new DeploymentController.ManifestResponse(objects, YamlWriter.write(manifests), null);
    }

    private static Manifest manifest(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new Manifest(object.path("apiVersion").stringValue(""), object.path("kind").stringValue(""),
                metadata.path("namespace").stringValue(""), metadata.path("name").stringValue(""), object, new byte[0], "");
    }
}
