package dev.fleetledger.query.rollout;

import com.fasterxml.jackson.annotation.JsonValue;

/** A cluster's state in a rollout, as in the API. */
enum TargetState {
    /** It has got nothing of the rollout. */
    WAITING("waiting"),
    SENT("sent"),
    SETTLED("settled"),
    FAILED("failed"),
    /** A person lets the rollout go on without it. */
    SKIPPED("skipped"),
    /** The rollout goes on without it until it gets what is planned for it. */
    DEBT("debt"),
    /** A later rollout takes its place there. */
    SUPERSEDED("superseded");

    private final String apiName;

    TargetState(String apiName) {
        this.apiName = apiName;
    }

    @JsonValue
    String apiName() {
        return apiName;
    }
}
