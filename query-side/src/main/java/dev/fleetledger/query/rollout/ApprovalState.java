package dev.fleetledger.query.rollout;

import com.fasterxml.jackson.annotation.JsonValue;

/** An approval's state, as in the API. */
enum ApprovalState {
    PENDING("pending"),
    APPROVED("approved"),
    REJECTED("rejected"),
    /** Nobody decided before its time was over or its rollout ended. */
    EXPIRED("expired");

    private final String apiName;

    ApprovalState(String apiName) {
        this.apiName = apiName;
    }

    @JsonValue
    String apiName() {
        return apiName;
    }
}
