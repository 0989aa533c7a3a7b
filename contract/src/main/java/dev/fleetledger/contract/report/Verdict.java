package dev.fleetledger.contract.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Result of a question. */
public enum Verdict {
    /** The cluster would accept the objects, or the requested object was found. */
    @JsonProperty("accepted") ACCEPTED,
    /** The cluster would accept the objects with warnings. */
    @JsonProperty("warned") WARNED,
    /** The cluster would reject the objects, or the requested object doesn't exist or may not be disclosed. */
    @JsonProperty("refused") REFUSED,
    /** The cluster's API server didn't respond. */
    @JsonProperty("unreachable") UNREACHABLE
}
