package dev.fleetledger.manifest.importer;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.kubernetes.ServerFields;

/** Imports Services into the document of the services step. */
final class ServiceImporter {
    private ServiceImporter() {
    }

    static ObjectNode read(List<JsonNode> services, List<KeptField> kept) {
        ObjectNode holder = Json.object();
        ArrayNode list = holder.putArray("services");
        services.forEach(service -> list.add(prepare(ServerFields.strip(service), wasStored(service))));
        JsonNode before = holder.deepCopy();
        ObjectNode document = FieldReader.readStep(holder, Step.SERVICES);
        for (int i = 0; i < list.size(); i++) {
            String name = Json.text(before.path("services").path(i).path("metadata"), "name");
            kept.addAll(UnmappedFields.of("Service/" + name, before.path("services").path(i), list.path(i)));
        }
        document.path("services").forEach(service -> completeAffinity((ObjectNode) service));
        return document.has("services") ? document : document.set("services", Json.list()).asObject();
    }

    /** In a stored Service the API server chose the cluster IP and the health check port; in any other a person wrote them. */
    private static boolean wasStored(JsonNode service) {
        return service.path("metadata").has("uid") || service.path("spec").has("clusterIPs");
    }

    private static ObjectNode prepare(ObjectNode service, boolean wasStored) {
        service.remove(List.of("apiVersion", "kind"));
        service.withObject("/metadata").remove("namespace");
        ObjectNode spec = service.withObject("/spec");
        if (Json.text(spec, "clusterIP").equals("None") && Set.of("", "ClusterIP").contains(Json.text(spec, "type"))) {
            spec.put("type", "Headless");
            spec.remove("clusterIP");
        }
        if (Json.text(spec, "type").equals("LoadBalancer") && Json.isTrue(spec, "allocateLoadBalancerNodePorts")) {
            spec.remove("allocateLoadBalancerNodePorts");
        }
        if (wasStored) {
            spec.remove(List.of("clusterIP", "healthCheckNodePort"));
        }
        return service;
    }

    /** Kubernetes' default timeout is three hours, the wizard's is 30 seconds. */
    private static void completeAffinity(ObjectNode service) {
        if (service.path("sessionAffinity") instanceof ObjectNode affinity && Json.text(affinity, "type").equals("ClientIP")) {
            affinity.putIfAbsent("timeoutSeconds", Json.integer(10800));
        }
    }
}
