package dev.fleetledger.contract.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of a generation at its agent. */
public enum AttemptResult {
    /** The agent has received it and has not tried it yet. */
    @JsonProperty("pending") PENDING,
    @JsonProperty("applied") APPLIED,
    /** The agent retries soon by itself, because the API server was unavailable or busy. */
    @JsonProperty("retrying") RETRYING,
    /** The agent continues when a prerequisite in the cluster changes: a namespace, a right. */
    @JsonProperty("waiting") WAITING,
    /** The agent doesn't retry before the next generation. */
    @JsonProperty("refused") REFUSED,
    /** Deletion was accepted, but some objects still exist. */
    @JsonProperty("removing") REMOVING,
    /** No object is left. */
    @JsonProperty("removed") REMOVED,
    @JsonProperty("released") RELEASED
}
