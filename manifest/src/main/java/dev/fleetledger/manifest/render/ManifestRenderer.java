package dev.fleetledger.manifest.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Sha256;

/** Renders a revision's specification as Kubernetes objects for one cluster. The same input gives the same bytes. */
public final class ManifestRenderer {
    private ManifestRenderer() {
    }

    /** @param restartedAt when a restart of the pods was last requested; null if never */
    public static List<Manifest> render(JsonNode revision, RenderTarget target, @Nullable Instant restartedAt) {
        List<Manifest> manifests = render(revision, target);
        return restartedAt == null ? manifests : RestartAnnotation.mark(manifests, restartedAt);
    }

    /** Returns the objects in the order of application. */
    public static List<Manifest> render(JsonNode revision, RenderTarget target) {
        List<JsonNode> overrides = OverrideApplier.findApplicable(revision, target);
        JsonNode specification = overrides.isEmpty() ? revision : OverrideApplier.applyTo(revision, overrides);
        List<Manifest> manifests = new ArrayList<>();
        if (Json.isTrue(specification.path("basics"), "createNamespace")) {
            manifests.add(Manifest.of(namespace(specification)));
        }
        ObjectNode daemonSet = DaemonSetRenderer.render(specification, target);
        OverrideApplier.patch(daemonSet, overrides);
        manifests.add(Manifest.of(daemonSet));
        ServiceRenderer.render(specification, target).forEach(service -> manifests.add(Manifest.of(service)));
        return List.copyOf(manifests);
    }

    public static Bundle bundle(List<Manifest> manifests) {
        ArrayNode objects = Json.list();
        manifests.forEach(manifest -> objects.add(manifest.body()));
        byte[] bytes = Json.canonical(objects);
        return new Bundle(bytes, Sha256.of(bytes));
    }

    /** The namespace doesn't get our label: it is shared, and no workload may delete it. */
    private static ObjectNode namespace(JsonNode specification) {
        ObjectNode namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        namespace.putObject("metadata").set("name", specification.path("basics").path("namespace"));
        return namespace;
    }
}
