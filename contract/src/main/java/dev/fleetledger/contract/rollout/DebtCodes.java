package dev.fleetledger.contract.rollout;

import java.util.Set;

/** Codes of debts that no report pays: events hold them, so they never change. A rollout's other debts are those of unreachable clusters. */
public final class DebtCodes {

    /** A person has skipped the cluster. */
    public static final String SKIPPED = "Skipped";
    /** The submitter of the placement had no right in a cluster that joined later. */
    public static final String PERMISSION_MISSING = "PermissionIsMissing";
    /** Another workload had the name in a cluster that joined later. */
    public static final String NAME_TAKEN = "NameIsTaken";

    /** Of clusters that the workload isn't placed in: only a new placement brings it there. */
    public static final Set<String> UNPLACED = Set.of(PERMISSION_MISSING, NAME_TAKEN);

    private DebtCodes() {}
}
