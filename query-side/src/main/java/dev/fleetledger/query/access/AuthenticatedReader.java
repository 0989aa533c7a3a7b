package dev.fleetledger.query.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.problem.PermissionMissingException;

/** An authenticated caller with their rights. Every response, list, total and the audit is filtered by them. */
public final class AuthenticatedReader {

    private final Rights rights;
    private final Set<String> groups;
    private final Supplier<List<ScopedCluster>> fleet;
    private @Nullable List<ScopedCluster> scopedClusters;
    private @Nullable Set<String> visibleClusters;

    AuthenticatedReader(Rights rights, Set<String> groups, Supplier<List<ScopedCluster>> fleet) {
        this.rights = rights;
        this.groups = groups;
        this.fleet = fleet;
    }

    public String subject() {
        return rights.subject();
    }

    public Set<String> groups() {
        return groups;
    }

    public Rights rights() {
        return rights;
    }

    public List<ScopedCluster> fleet() {
        if (scopedClusters == null) {
            scopedClusters = fleet.get();
        }
        return scopedClusters;
    }

    public AuthorizedScope authorizedScope(Action action) {
        return rights.mayInFleet(action) ? new AuthorizedScope(true, Set.of(), Map.of()) : rights.authorizedScope(action, fleet());
    }

    /** Whether the reader has any role anywhere. */
    public boolean hasRole() {
        return rights.maySomewhere(Action.READ_CLUSTER);
    }

    /** @throws PermissionMissingException when the reader has no role anywhere */
    public void requireRole() {
        if (!hasRole()) {
            throw new PermissionMissingException(List.of(MissingRight.anywhere(Action.READ_CLUSTER, null)));
        }
    }

    /** Any role in a cluster makes the cluster visible. */
    public boolean canSeeCluster(String cluster) {
        return rights.mayInFleet(Action.READ_CLUSTER) || visibleClusters().contains(cluster);
    }

    Set<String> visibleClusters() {
        if (visibleClusters == null) {
            visibleClusters = fleet().stream().filter(scopedCluster -> rights.may(Action.READ_CLUSTER, scopedCluster, null))
                    .map(ScopedCluster::cluster).collect(Collectors.toUnmodifiableSet());
        }
        return visibleClusters;
    }

    public boolean canReadLedger() {
        return rights.mayInFleet(Action.READ_LEDGER);
    }
}
