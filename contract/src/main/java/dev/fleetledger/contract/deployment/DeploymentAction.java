package dev.fleetledger.contract.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a generation asks of its agent. Absence never deletes: only {@link #REMOVE} does. */
public enum DeploymentAction {
    @JsonProperty("apply") APPLY,
    @JsonProperty("remove") REMOVE,
    /** Take our marks off, give up the fields, and leave everything running. */
    @JsonProperty("release") RELEASE
}
