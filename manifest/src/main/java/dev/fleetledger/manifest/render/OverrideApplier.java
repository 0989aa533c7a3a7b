package dev.fleetledger.manifest.render;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.JsonPatch;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.kubernetes.Selectors;
import dev.fleetledger.manifest.syntax.ImageReference;

/** Applies a cluster's overrides: changes to the specification before it is rendered, and JSON patches afterwards. */
public final class OverrideApplier {
    /** Largest number of overrides with a patch: each patched DaemonSet is imported, and the draft is checked on every save. */
    public static final int MAX_PATCHED = 50;

    private OverrideApplier() {
    }

    /** Returns the overrides that apply to the cluster, in the given order. */
    static List<JsonNode> findApplicable(JsonNode specification, RenderTarget target) {
        return specification.path("overrides").valueStream().filter(entry -> applies(entry.path("clusters"), target)).toList();
    }

    private static boolean applies(JsonNode clusters, RenderTarget target) {
        boolean isNamed = clusters.path("names").valueStream().anyMatch(name -> name.stringValue("").equals(target.cluster()));
        return isNamed || Selectors.isNotEmpty(clusters) && Selectors.matches(clusters, target.clusterLabels());
    }

    public static boolean hasPatch(PathMatch override) {
        return !override.node().path("patch").isEmpty();
    }

    public static JsonNode applyTo(JsonNode specification, List<JsonNode> overrides) {
        ObjectNode copy = (ObjectNode) specification.deepCopy();
        for (JsonNode override : overrides) {
            containers(copy).forEach(container -> changeContainer((ObjectNode) container, override));
            Map.of("labels", override.path("labels"), "annotations", override.path("annotations")).forEach((member, values) ->
                values.properties().forEach(entry -> copy.withObject("/advanced").withObject("/" + member)
                        .set(entry.getKey(), entry.getValue())));
        }
        return copy;
    }

    public static void patch(ObjectNode daemonSet, List<JsonNode> overrides) {
        overrides.forEach(override -> override.path("patch").forEach(operation -> JsonPatch.apply(daemonSet, operation)));
    }

    private static List<JsonNode> containers(JsonNode specification) {
        JsonNode document = specification.path(Step.CONTAINERS.key());
        return java.util.stream.Stream.concat(document.path("initContainers").valueStream(), document.path("containers").valueStream())
                .toList();
    }

    private static void changeContainer(ObjectNode container, JsonNode override) {
        String name = Json.text(container, "name");
        ImageReference.parse(Json.text(container, "image")).ifPresent(image -> {
            String registry = Json.text(override, "imageRegistry");
            ImageReference relocated = registry.isEmpty() ? image : image.withRegistry(registry);
            String tag = Json.text(override.path("imageTag"), name);
            container.put("image", (tag.isEmpty() ? relocated : relocated.withTag(tag)).toString());
        });
        override.path("env").path(name).properties().forEach(entry -> setVariable(container, entry.getKey(), entry.getValue()));
        for (var resource : override.path("resources").path(name).properties()) {
            resource.getValue().properties().forEach(entry ->
                container.withObject("/resources").withObject("/" + resource.getKey()).set(entry.getKey(), entry.getValue()));
        }
    }

    /** A value replaces a source. */
    private static void setVariable(ObjectNode container, String name, JsonNode value) {
        ArrayNode env = container.withArray("/env");
        ObjectNode variable = env.valueStream().filter(entry -> Json.text(entry, "name").equals(name)).map(ObjectNode.class::cast)
            .findFirst().orElseGet(() -> env.addObject().put("name", name));
        variable.remove("valueFrom");
        variable.set("value", value);
    }
}
