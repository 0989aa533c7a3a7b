package dev.fleetledger.judgement.status;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** A deployment's status. The order is from worst to best; a workload has the worst of its deployments. */
public enum Status {
    /** The cluster refused the object or its pods. */
    REJECTED("Rejected"),
    /** The state can't be known: the cluster is silent. */
    EXCEPTION("Exception"),
    /** No progress within the deadline. */
    STALLED("Stalled"),
    /** A pod can't start. */
    NOT_READY("NotReady"),
    /** Somebody else changed or deleted it in the cluster. */
    DRIFTED("Drifted"),
    /** It runs nowhere, since no node matches: not green. */
    NO_MATCHING_NODE("NoMatchingNode"),
    /** OnDelete, and old pods are still there. */
    UPDATE_PENDING("UpdatePending"),
    /** Accepted, and not yet applied or not all pods ready. */
    WAITING("Waiting"),
    DELETING("Deleting"),
    RUNNING("Running"),
    RELEASED("Released"),
    DELETED("Deleted");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** Nothing more will come: it is gone from the fleet's hands. */
    public boolean ended() {
        return this == RELEASED || this == DELETED;
    }

    public static Optional<Status> of(String word) {
        for (Status status : values()) {
            if (status.word.equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** Ended deployments count only when there are no others. */
    public static Optional<Status> worst(Collection<Status> statuses) {
        return statuses.stream().min(Comparator.comparing(Status::ended).thenComparing(Comparator.naturalOrder()));
    }
}
