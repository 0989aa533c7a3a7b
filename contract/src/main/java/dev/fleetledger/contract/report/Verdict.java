package dev.fleetledger.contract.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of a question. */
public enum Verdict {
    /** The cluster would take it; or what was asked for was found. */
    @JsonProperty("accepted") ACCEPTED,
    /** It would take it, and has something to say. */
    @JsonProperty("warned") WARNED,
    /** It would not take it; or what was asked for is not there, or may not be told. */
    @JsonProperty("refused") REFUSED,
    /** Its API server gave no answer. */
    @JsonProperty("unreachable") UNREACHABLE
}
