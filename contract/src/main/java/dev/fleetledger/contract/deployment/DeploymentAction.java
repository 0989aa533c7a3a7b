package dev.fleetledger.contract.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a generation requires of its agent. A missing intent never deletes anything: only {@link #REMOVE} does. */
public enum DeploymentAction {
    @JsonProperty("apply") APPLY,
    @JsonProperty("remove") REMOVE,
    /** Removes our ownership marks, gives up the fields, and leaves everything running. */
    @JsonProperty("release") RELEASE
}
