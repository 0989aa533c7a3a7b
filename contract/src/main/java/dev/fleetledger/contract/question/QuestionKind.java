package dev.fleetledger.contract.question;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is asked of a cluster. None of them changes anything there. */
public enum QuestionKind {
    /** What would the cluster say if these objects were applied? */
    @JsonProperty("preview") PREVIEW,
    /** How does this DaemonSet, with the Services that select its pods, look there? */
    @JsonProperty("running") RUNNING,
    /** Which things of a kind are there? */
    @JsonProperty("inventory") INVENTORY
}
