package dev.fleetledger.contract.rollout;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rollout brings to its clusters. */
public enum RolloutKind {
    @JsonProperty("revision") REVISION,
    /** New pods of the revision that each cluster has. */
    @JsonProperty("restart") RESTART,
    @JsonProperty("placement") PLACEMENT,
    @JsonProperty("rollback") ROLLBACK,
    /** The end of the workload in its clusters. */
    @JsonProperty("delete") DELETE;

    /** Name in the interface and in tables. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no kind has this name */
    public static RolloutKind of(String apiName) {
        return valueOf(apiName.toUpperCase(Locale.ROOT));
    }
}
