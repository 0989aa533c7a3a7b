package dev.fleetledger.simulation.write;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.json.Meta;
import dev.fleetledger.simulation.kinds.Kind;

/** Empty objects with the fields that are always written, which therefore have no owner. */
final class EmptyObjects {
    private static final Map<String, String> TEMPLATES = Map.of(
            "daemonsets.apps", "{'metadata':{},'spec':{'template':{'metadata':{},'spec':{'containers':[]}},'updateStrategy':{}}}",
            "deployments.apps", "{'metadata':{},'spec':{'strategy':{},'template':{'metadata':{},'spec':{'containers':[]}}}}",
            "pods", "{'metadata':{},'spec':{'containers':[]},'status':{}}",
            "services", "{'metadata':{},'spec':{},'status':{'loadBalancer':{}}}",
            "leases.coordination.k8s.io", "{'metadata':{},'spec':{}}",
            "resourcequotas", "{'metadata':{},'spec':{},'status':{}}",
            "persistentvolumeclaims", "{'metadata':{},'spec':{'resources':{}},'status':{}}",
            "nodes", "{'metadata':{},'spec':{},'status':{'daemonEndpoints':{'kubeletEndpoint':{}},'nodeInfo':{}}}",
            "namespaces", "{'metadata':{},'spec':{'finalizers':['kubernetes']},'status':{}}");

    private static final List<String> FIRST = List.of("kind", "apiVersion", "metadata");

    private EmptyObjects() {
    }

    static ObjectNode of(Kind kind) {
        ObjectNode empty = Json.parse(TEMPLATES.getOrDefault(kind.qualified(), "{'metadata':{}}").replace('\'', '"'));
        return empty.put("kind", kind.name()).put("apiVersion", kind.apiVersion());
    }

    static ObjectNode named(Kind kind, ObjectNode like) {
        ObjectNode empty = Json.object().put("kind", kind.name()).put("apiVersion", kind.apiVersion());
        empty.putObject("metadata").put("name", Meta.name(like));
        return empty;
    }

    /** Orders the fields as the API server does: kind and apiVersion, metadata, then the rest. */
    static ObjectNode ordered(ObjectNode object) {
        ObjectNode ordered = Json.object();
        FIRST.forEach(field -> {
            if (object.has(field)) {
                ordered.set(field, object.get(field));
            }
        });
        object.properties().forEach(entry -> ordered.set(entry.getKey(), entry.getValue()));
        return ordered;
    }
}
