package dev.fleetledger.query.rollout;

import com.fasterxml.jackson.annotation.JsonValue;

/** A wave's state, as in the API. */
enum WaveState {
    WAITING("waiting"),
    RUNNING("running"),
    SOAKING("soaking"),
    COMPLETED("completed"),
    /** Too many clusters have failed; a person decides. */
    FAILED("failed"),
    /** It has no clusters, or the rollout ended before it. */
    SKIPPED("skipped");

    private final String apiName;

    WaveState(String apiName) {
        this.apiName = apiName;
    }

    @JsonValue
    String apiName() {
        return apiName;
    }

    boolean isUnderWay() {
        return this == RUNNING || this == SOAKING;
    }
}
