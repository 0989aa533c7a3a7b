package dev.fleetledger.manifest.render;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.kubernetes.Selectors;
import dev.fleetledger.manifest.syntax.ObjectMarks;

/** Renders the Services of a specification: the table's mappings, our label, and the selector if none was given. */
public final class ServiceRenderer {
    private ServiceRenderer() {
    }

    public static List<ObjectNode> render(JsonNode specification, RenderTarget target) {
        JsonNode document = specification.path(Step.SERVICES.key());
        JsonNode statedSelector = specification.path(Step.ADVANCED.key()).path("selector");
        JsonNode selector = Selectors.useWorkloadLabel(statedSelector) ? Json.object()
                .put(ObjectMarks.WORKLOAD, target.workload().toString()) : statedSelector;
        return applyMappings(document).valueStream().map(ObjectNode.class::cast).map(service -> {
            ObjectNode metadata = service.withObject("/metadata");
            metadata.set("namespace", specification.path(Step.BASICS.key()).path("namespace"));
            metadata.withObject("/labels").put(ObjectMarks.WORKLOAD, target.workload().toString());
            return service;
        }).map(service -> withSelector(service, selector)).map(service -> withKeptFields(service, specification)).toList();
    }

    /** Applies only the table's mappings, without what depends on the workload. */
    public static JsonNode applyMappings(JsonNode document) {
        ObjectNode object = Json.object();
        FieldWriter.write(object, Step.SERVICES, document);
        object.path("services").forEach(service -> ((ObjectNode) service).put("apiVersion", "v1").put("kind", "Service"));
        return object.path("services");
    }

    /** An imported cluster IP is dropped if the service is now headless. */
    private static ObjectNode withKeptFields(ObjectNode service, JsonNode specification) {
        String object = "Service/" + Json.text(service.path("metadata"), "name");
        boolean isHeadless = Json.text(service.path("spec"), "clusterIP").equals("None");
        Specification.kept(specification).stream()
                .filter(one -> one.object().equals(object) && !(isHeadless && one.path().equals("/spec/clusterIP")))
                .forEach(one -> KeptFieldWriter.write(service, one));
        return service;
    }

    private static ObjectNode withSelector(ObjectNode service, JsonNode selector) {
        boolean selectsPods = !Json.text(service.path("spec"), "type").equals("ExternalName");
        if (selectsPods && service.path("spec").path("selector").isEmpty()) {
            service.withObject("/spec").set("selector", selector.deepCopy());
        }
        return service;
    }
}
