package dev.fleetledger.contract.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of a generation at its agent, so far. */
public enum AttemptResult {
    /** Known, not yet tried. */
    @JsonProperty("pending") PENDING,
    @JsonProperty("applied") APPLIED,
    /** Will be tried again by itself, soon: the API server was away or busy. */
    @JsonProperty("retrying") RETRYING,
    /** Will go on when something in the cluster changes: a namespace, a right. */
    @JsonProperty("waiting") WAITING,
    /** Not before there is another generation. */
    @JsonProperty("refused") REFUSED,
    /** Delete was accepted, something is still there. */
    @JsonProperty("removing") REMOVING,
    /** Nothing is left. */
    @JsonProperty("removed") REMOVED,
    @JsonProperty("released") RELEASED
}
