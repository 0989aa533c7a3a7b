package dev.fleetledger.manifest.table;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;

/** A Service's access type and its properties, one row per type. */
public enum ServiceType {
    CLUSTER_IP("ClusterIP", true, false, true), NODE_PORT("NodePort", true, true, true), LOAD_BALANCER("LoadBalancer", true, true, true),
    HEADLESS("Headless", true, false, false), EXTERNAL_NAME("ExternalName", false, false, false);

    private final String key;
    private final boolean selectsPods;
    private final boolean hasNodePorts;
    private final boolean needsPorts;

    ServiceType(String key, boolean selectsPods, boolean hasNodePorts, boolean needsPorts) {
        this.key = key;
        this.selectsPods = selectsPods;
        this.hasNodePorts = hasNodePorts;
        this.needsPorts = needsPorts;
    }

    /** Returns ClusterIP for an unknown type, which violates a rule of its own. */
    public static ServiceType of(JsonNode service) {
        for (ServiceType type : values()) {
            if (type.key.equals(Json.text(service, "type"))) {
                return type;
            }
        }
        return CLUSTER_IP;
    }

    public String key() {
        return key;
    }

    boolean selectsPods() {
        return selectsPods;
    }

    /** Whether the type has node ports and traffic from outside. */
    public boolean hasNodePorts() {
        return hasNodePorts;
    }

    public boolean needsPorts() {
        return needsPorts;
    }
}
