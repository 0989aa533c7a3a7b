package dev.fleetledger.contract.question;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kinds of questions to a cluster. None of them changes anything there. */
public enum QuestionKind {
    /** How would the cluster respond if these objects were applied? */
    @JsonProperty("preview") PREVIEW,
    /** What does this DaemonSet, with the Services that select its pods, look like in the cluster? */
    @JsonProperty("running") RUNNING,
    /** Which objects of a kind exist in the cluster? */
    @JsonProperty("inventory") INVENTORY
}
