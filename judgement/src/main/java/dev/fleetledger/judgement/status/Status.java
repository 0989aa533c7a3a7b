package dev.fleetledger.judgement.status;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** A deployment's status, ordered from worst to best. A workload has the worst status of its deployments. */
public enum Status {
    /** The cluster refused the object or its pods. */
    REJECTED("Rejected"),
    /** The state is unknown because the cluster is silent or no longer reports the deployment. */
    EXCEPTION("Exception"),
    /** No progress within the deadline. */
    STALLED("Stalled"),
    /** At least one pod can't start, or was available and no longer is. */
    NOT_READY("NotReady"),
    /** Something else changed or deleted the object in the cluster. */
    DRIFTED("Drifted"),
    /** No node matches, so there are no pods. This is not a success. */
    NO_MATCHING_NODE("NoMatchingNode"),
    /** The update strategy is OnDelete, and old pods still exist. */
    UPDATE_PENDING("UpdatePending"),
    /** The intent is accepted but not yet applied, or not all pods are ready. */
    WAITING("Waiting"),
    DELETING("Deleting"),
    RUNNING("Running"),
    RELEASED("Released"),
    DELETED("Deleted");

    private final String apiName;

    Status(String apiName) {
        this.apiName = apiName;
    }

    @JsonValue
    public String apiName() {
        return apiName;
    }

    /** Whether the status is final: the deployment is deleted or released. */
    public boolean isFinal() {
        return this == RELEASED || this == DELETED;
    }

    public static Optional<Status> of(String apiName) {
        for (Status status : values()) {
            if (status.apiName.equals(apiName)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** Returns the worst status; ended deployments count only when there are no others. */
    public static Optional<Status> worst(Collection<Status> statuses) {
        return statuses.stream().min(Comparator.comparing(Status::isFinal).thenComparing(Comparator.naturalOrder()));
    }
}
