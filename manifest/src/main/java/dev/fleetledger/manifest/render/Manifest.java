package dev.fleetledger.manifest.render;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Sha256;

/**
 * One Kubernetes object as it is applied.
 *
 * @param namespace empty for a cluster-scoped object
 * @param bytes canonical JSON: sorted keys, UTF-8
 * @param sha256 of those bytes, in hexadecimal
 */
public record Manifest(String apiVersion, String kind, String namespace, String name, JsonNode body, byte[] bytes, String sha256) {
    /** Creates the manifest of an object whose members may be in any order. */
    public static Manifest of(JsonNode object) {
        JsonNode body = Json.sorted(object);
        JsonNode metadata = body.path("metadata");
        byte[] bytes = Json.canonical(body);
        return new Manifest(Json.text(body, "apiVersion"), Json.text(body, "kind"), Json.text(metadata, "namespace"),
            Json.text(metadata, "name"), body, bytes, Sha256.of(bytes));
    }
}
