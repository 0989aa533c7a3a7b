package dev.fleetledger.agent;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The environment variables that configure an agent, with their defaults. {@code docs/settings.md} is generated from this table. */
public enum AgentVariable {

    CLUSTER("FLEETLEDGER_CLUSTER", null, "this cluster's name; required"),
    KAFKA("FLEETLEDGER_KAFKA", null, "bootstrap servers; required. Any other property of Kafka's clients is set with this prefix,"
            + " e.g. FLEETLEDGER_KAFKA_SSL_TRUSTSTORE_LOCATION"),
    KAFKA_USER("FLEETLEDGER_KAFKA_USER", null,
            "SCRAM user of the agent; with it the connection uses TLS unless the security protocol says otherwise"),
    KAFKA_PASSWORD("FLEETLEDGER_KAFKA_PASSWORD", null, "password of the SCRAM user"),
    CREDENTIAL("FLEETLEDGER_CREDENTIAL", null, "id of the report key; required"),
    REPORT_KEY("FLEETLEDGER_REPORT_KEY", null, "key that signs the reports, as base64url; required"),
    INSTALLATION("FLEETLEDGER_INSTALLATION", null,
            "installation id of the hub that the cluster belongs to; absent: the first hub that sends is accepted and stored"),
    VARIABLES_FOLDER("FLEETLEDGER_VARIABLES_FOLDER", null,
            "folder with one file per variable of this table, such as a mounted Secret; a variable of the environment takes precedence"),
    KUBECONFIG("KUBECONFIG", null, "path of one kubeconfig file, whose current context is used; absent: the pod's service account"),
    HEALTH_HOST("FLEETLEDGER_HEALTH_HOST", "127.0.0.1", "address on which /livez, /readyz and /metrics are served"),
    HEALTH_PORT("FLEETLEDGER_HEALTH_PORT", "0", "port of /livez, /readyz and /metrics; 0: they are not served"),
    REPORT_DELAY("FLEETLEDGER_INTERVAL_REPORT_DELAY", "PT0.025S", "time that a change waits for further ones before it is reported"),
    HEARTBEAT("FLEETLEDGER_INTERVAL_HEARTBEAT", "PT10S", "longest time between two reports"),
    FULL_REPORT("FLEETLEDGER_INTERVAL_FULL_REPORT", "PT30S", "interval at which all deployments are reported again; a hub that understands"
            + " confirmations needs it only after it has lost reports, and its join manifest sets an hour"),
    API_PROBE("FLEETLEDGER_INTERVAL_API_PROBE", "PT5S", "interval at which the API server is probed"),
    API_TIMEOUT("FLEETLEDGER_INTERVAL_API_TIMEOUT", "PT10S", "timeout of a request to the API server"),
    WATCH_RENEWAL("FLEETLEDGER_INTERVAL_WATCH_RENEWAL", "PT3M", "interval at which watches are restarted with a list"),
    RESYNC("FLEETLEDGER_INTERVAL_RESYNC", "PT5M", "interval at which every workload is reconciled, changed or not"),
    TOPIC_REREAD("FLEETLEDGER_INTERVAL_TOPIC_REREAD", "PT10M", "interval at which the intents topic is read from its start"),
    LEASE("FLEETLEDGER_INTERVAL_LEASE", "PT15S", "duration of the lease: how long a lost agent keeps others from acting");

    private static final String INTERVAL = "FLEETLEDGER_INTERVAL_";

    /** Names of version 0.1 after {@code FLEETLEDGER_PACE_}, by today's names after {@link #INTERVAL}. */
    private static final Map<String, String> FORMER = Map.of("REPORT_DELAY", "SETTLE", "HEARTBEAT", "HEARTBEAT", "FULL_REPORT", "REFRESH",
            "API_PROBE", "PULSE", "API_TIMEOUT", "PATIENCE", "WATCH_RENEWAL", "WATCH", "RESYNC", "REPAIR", "TOPIC_REREAD", "REREAD", "LEASE", "LEASE");

    private final String variable;
    private final @Nullable String defaultValue;
    private final String meaning;

    AgentVariable(String variable, @Nullable String defaultValue, String meaning) {
        this.variable = variable;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    public String variable() {
        return variable;
    }

    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    public String meaning() {
        return meaning;
    }

    /** Name of this variable in version 0.1, which is read until version 0.3. */
    Optional<String> formerName() {
        return variable.startsWith(INTERVAL)
                ? Optional.ofNullable(FORMER.get(variable.substring(INTERVAL.length()))).map(former -> "FLEETLEDGER_PACE_" + former)
                : Optional.empty();
    }

    Duration defaultDuration() {
        return Duration.parse(defaultValue().orElseThrow());
    }
}
