package dev.fleetledger.command.message;

/** Acts that cannot be undone, and therefore require a reason: the guard rail {@code reasonRequired} of the interface. */
public enum IrreversibleAct {

    DELETE_WORKLOAD("The workload's objects are deleted, or go on running unmanaged."),
    /** Until the grace period ends it can be cancelled, but the reason must be known before. */
    REMOVE_CLUSTER_AND_DELETE_WORKLOADS("What runs in the cluster is deleted after the grace period."),
    FORGET_CLUSTER("The cluster, its deployments and its credentials are given up for good."),
    ACCEPT_RESTORE("What happened after the backup is lost.");

    private final String consequence;

    IrreversibleAct(String consequence) {
        this.consequence = consequence;
    }

    /** What can't be taken back, as a sentence for the actor. */
    String consequence() {
        return consequence;
    }
}
