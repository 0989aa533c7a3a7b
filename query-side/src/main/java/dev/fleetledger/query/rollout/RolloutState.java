package dev.fleetledger.query.rollout;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonValue;

/** A rollout's state, as in the API. An ended rollout's state is its outcome in the ledger. */
enum RolloutState {
    PENDING_APPROVAL("pendingApproval"),
    RUNNING("running"),
    PAUSED("paused"),
    COMPLETED("completed"),
    FAILED("failed"),
    ABORTED("aborted"),
    SUPERSEDED("superseded");

    private final String apiName;

    RolloutState(String apiName) {
        this.apiName = apiName;
    }

    /** @throws IllegalArgumentException when no state has this name */
    static RolloutState of(String apiName) {
        return Arrays.stream(values()).filter(state -> state.apiName.equals(apiName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown state of a rollout: " + apiName));
    }

    @JsonValue
    String apiName() {
        return apiName;
    }
}
