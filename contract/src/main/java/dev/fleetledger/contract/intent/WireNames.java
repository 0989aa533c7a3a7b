package dev.fleetledger.contract.intent;

import java.util.UUID;

/** Names of topics and record keys, and names used on Kubernetes objects. */
public final class WireNames {

    /** Topic of all agents' reports; the record's key is the cluster. */
    public static final String REPORTS_TOPIC = "fleet.reports";
    public static final String HUB = "hub";

    /** Prefix of our label and annotation names on Kubernetes objects. */
    public static final String PREFIX = "fleetledger.dev/";
    /** Identifies the owning workload on the object, and on its pods where the selector uses it. */
    public static final String WORKLOAD_LABEL = "fleetledger.dev/workload";
    public static final String INTENT_ANNOTATION = "fleetledger.dev/intent";
    public static final String GENERATION_ANNOTATION = "fleetledger.dev/generation";
    public static final String HUB_ANNOTATION = "fleetledger.dev/hub";
    public static final String FIELD_MANAGER = "fleetledger-agent";
    public static final String AGENT_NAMESPACE = "fleetledger-system";

    private WireNames() {}

    public static String intentsTopic(String cluster) {
        return "fleet." + cluster + ".intents";
    }

    public static String question(UUID question) {
        return "question/" + question;
    }

    public static String workload(UUID workload) {
        return "workload/" + workload;
    }
}
