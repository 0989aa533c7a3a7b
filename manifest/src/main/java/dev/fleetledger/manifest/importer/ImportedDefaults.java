package dev.fleetledger.manifest.importer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.manifest.syntax.ImageReference;
import dev.fleetledger.manifest.syntax.IntOrPercent;
import dev.fleetledger.manifest.syntax.NameSyntax;
import dev.fleetledger.manifest.syntax.ResourceQuantity;

/** Writes out Kubernetes' default of an absent field where it differs from the wizard's. */
final class ImportedDefaults {
    private static final String POD = "/spec/template/spec";

    private ImportedDefaults() {
    }

    static ObjectNode completeContainers(ObjectNode rest, ObjectNode document, JsonNode original) {
        for (String list : List.of("containers", "initContainers")) {
            for (int i = 0; i < document.path(list).size(); i++) {
                ObjectNode container = (ObjectNode) document.path(list).path(i);
                JsonNode imported = original.at(POD + "/" + list + "/" + i);
                completePullPolicy(container, imported);
                extractGpu(container, rest.at(POD + "/" + list + "/" + i + "/resources"));
                for (String resource : List.of("cpu", "memory")) {
                    ObjectNode pair = container.withObject("/resources").withObject("/" + resource);
                    List.of("request", "limit").forEach(bound -> pair.putIfAbsent(bound, Json.text("")));
                }
            }
        }
        return document;
    }

    private static void completePullPolicy(ObjectNode container, JsonNode imported) {
        if (!imported.has("imagePullPolicy")) {
            Optional<ImageReference> image = ImageReference.parse(Json.text(imported, "image"));
            boolean isMutable = image.filter(one -> one.digest() == null && (one.tag() == null || one.tag().equals("latest"))).isPresent();
            container.set("alwaysPull", Json.flag(isMutable));
        }
    }

    /** The first vendor resource becomes the form's GPU; further ones are kept fields. */
    private static void extractGpu(ObjectNode container, JsonNode resources) {
        if (!(resources.path("limits") instanceof ObjectNode limits)) {
            return;
        }
        for (Map.Entry<String, JsonNode> one : sorted(limits)) {
            Optional<Long> count = ResourceQuantity.of(one.getValue())
                    .filter(amount -> amount.signum() > 0 && !ResourceQuantity.isFraction(one.getValue()))
                .map(java.math.BigDecimal::longValue);
            if (NameSyntax.isVendorResource(one.getKey()) && count.isPresent()) {
                container.withObject("/resources").putObject("gpu").put("resource", one.getKey()).set("count", Json.integer(count.get()));
                if (resources.path("requests") instanceof ObjectNode requests && one.getValue().equals(requests.get(one.getKey()))) {
                    requests.remove(one.getKey());
                }
                limits.remove(one.getKey());
                return;
            }
        }
    }

    private static List<Map.Entry<String, JsonNode>> sorted(ObjectNode limits) {
        return limits.properties().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    /** Returns what of the update strategy has no effect and is left out. */
    static Optional<OmittedObject> completeAdvanced(ObjectNode rest, ObjectNode document, JsonNode original) {
        JsonNode strategy = original.path("spec").path("updateStrategy");
        readUpgrade(rest, document.withObject("/upgrade"), strategy);
        document.withObject("/dns").putIfAbsent("policy", Json.text("ClusterFirst"));
        return Json.text(strategy, "type").equals("OnDelete") && strategy.has("rollingUpdate")
            ? Optional.of(new OmittedObject(
                "DaemonSet " + Json.text(original.path("metadata"), "name") + ": spec.updateStrategy.rollingUpdate",
                "With OnDelete, Kubernetes replaces a pod only after somebody has deleted it, and ignores rollingUpdate."))
            : Optional.empty();
    }

    private static void readUpgrade(ObjectNode rest, ObjectNode upgrade, JsonNode strategy) {
        JsonNode rolling = strategy.path("rollingUpdate");
        JsonNode surge = rolling.has("maxSurge") ? rolling.path("maxSurge") : Json.integer(0);
        JsonNode unavailable = rolling.has("maxUnavailable") ? rolling.path("maxUnavailable") : Json.integer(1);
        String type = Json.text(strategy, "type");
        if (!Set.of("", "RollingUpdate").contains(type)) {
            upgrade.put("method", type);
        } else if (unavailable.stringValue("").equals("100%") && !IntOrPercent.isPositive(surge)) {
            upgrade.put("method", "Replace");
        } else {
            upgrade.put("method", "Rolling").set("maxUnavailable", unavailable);
            upgrade.set("maxSurge", surge);
        }
        if (rest.path("spec") instanceof ObjectNode spec) {
            spec.remove("updateStrategy");
        }
    }
}
