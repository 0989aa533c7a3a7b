package dev.fleetledger.command.message;

/** Acts that cannot be undone. They require a reason where the guard rail {@code reasonRequired} names them. */
public enum IrreversibleAct {

    DELETE_WORKLOAD("delete", "The workload's objects are deleted, or go on running unmanaged."),
    /** Until the grace period ends it can be cancelled, but the reason must be known before. */
    REMOVE_CLUSTER_AND_DELETE_WORKLOADS("delete", "What runs in the cluster is deleted after the grace period."),
    FORGET_CLUSTER("forget", "The cluster, its deployments and its credentials are given up for good."),
    ACCEPT_RESTORE("acceptRestore", "What happened after the backup is lost.");

    private final String settingsName;
    private final String consequence;

    IrreversibleAct(String settingsName, String consequence) {
        this.settingsName = settingsName;
        this.consequence = consequence;
    }

    /** Name in the guard rail; several acts may share one. */
    public String settingsName() {
        return settingsName;
    }

    /** What can't be taken back, as a sentence for the actor. */
    public String consequence() {
        return consequence;
    }
}
