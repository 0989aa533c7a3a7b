package dev.fleetledger.command.access.authorization;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.fleet.GuardRails;
import dev.fleetledger.command.message.AuditContext;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.question.InventoryKind;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.GrantRights;
import dev.fleetledger.judgement.access.InventoryRights;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.Role;
import dev.fleetledger.judgement.access.Scope;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;

/**
 * Authorization checks of one command. A check returns, or throws a {@link NotFoundException} or {@link PermissionMissingException}. The
 * roles that granted access are recorded for the audit.
 */
public final class Authorization {

    private final Rights rights;
    private final AuditContext audit;
    private final GuardRails guardRails;

    Authorization(Rights rights, AuditContext audit, GuardRails guardRails) {
        this.rights = rights;
        this.audit = audit;
        this.guardRails = guardRails;
    }

    /** Subject of the actor. */
    public String actor() {
        return rights.subject();
    }

    /** What the command's events and its refusal tell about it. */
    public AuditContext audit() {
        return audit;
    }

    public void requireStartDrafts(List<PlacementCluster> fleet) {
        recordRoles(fleet, null);
        if (!rights.maySomewhere(Action.EDIT_DRAFT)) {
            throw missing(Action.EDIT_DRAFT, null);
        }
    }

    /**
     * Requires the right to read a draft.
     *
     * @param namespace absent while the draft names none
     * @param targets   the clusters that the draft names so far
     */
    public void requireReadDraft(String owner, @Nullable String namespace, List<PlacementCluster> targets) {
        recordRoles(targets, namespace);
        if (!rights.mayOnDraft(Action.READ_DRAFT, owner, namespace, scopedClusters(targets))) {
            throw new NotFoundException("draft");
        }
    }

    /** @param written names of clusters that the actor has written into the draft, which a refusal may therefore name */
    public void requireEditDraft(String owner, @Nullable String namespace, List<PlacementCluster> targets, Set<String> written) {
        requireOnDraft(Action.EDIT_DRAFT, owner, namespace, targets, written);
    }

    /** The owner may hand over the draft. Anybody else needs the right to take over drafts. */
    public void requireHandOver(String owner, @Nullable String namespace, List<PlacementCluster> targets, Set<String> written) {
        if (!rights.subject().equals(owner)) {
            requireOnDraft(Action.TAKE_OVER_DRAFT, owner, namespace, targets, written);
        }
    }

    public void requireReadWorkload(String namespace, List<PlacementCluster> clusters) {
        recordRoles(clusters, namespace);
        if (!rights.mayInFleet(Action.READ_WORKLOAD) && !mayInAny(Action.READ_WORKLOAD, clusters, namespace)) {
            throw new NotFoundException("workload");
        }
    }

    /** Editing a workload requires the right in one of its clusters; submitting requires it in all of them. */
    public void requireEditWorkload(String namespace, List<PlacementCluster> clusters) {
        if (!rights.mayInFleet(Action.EDIT_DRAFT) && !mayInAny(Action.EDIT_DRAFT, clusters, namespace)) {
            throw missing(Action.EDIT_DRAFT, clusters, namespace, Set.of());
        }
    }

    /** @param namespace absent: the right concerns the clusters themselves */
    public void requireInAll(Action action, List<PlacementCluster> clusters, @Nullable String namespace) {
        requireInAll(action, clusters, namespace, Set.of());
    }

    /**
     * Requires the right in all of these clusters. Changing workloads in a protected namespace requires a higher one.
     *
     * @param namespace absent: the right concerns the clusters themselves
     * @param written   names of clusters that the actor has written, which a refusal may therefore name
     */
    public void requireInAll(Action action, List<PlacementCluster> clusters, @Nullable String namespace, Set<String> written) {
        if (clusters.isEmpty()) {
            return;
        }
        recordRoles(clusters, namespace);
        Action required = namespace == null ? action : action.in(namespace, guardRails.current());
        if (!rights.missing(required, scopedClusters(clusters), namespace).isEmpty()) {
            throw missing(required, clusters, namespace, written);
        }
    }

    public void requireVisible(PlacementCluster placementCluster) {
        recordRoles(List.of(placementCluster), null);
        if (!canSee(placementCluster)) {
            throw new NotFoundException("cluster");
        }
    }

    public boolean canSee(PlacementCluster placementCluster) {
        return rights.mayInFleet(Action.READ_CLUSTER) || rights.may(Action.READ_CLUSTER, scopedCluster(placementCluster), null);
    }

    /**
     * Checks the right to list an inventory kind of a cluster.
     *
     * @param namespace absent: all namespaces
     */
    public void requireInventory(InventoryKind kind, PlacementCluster placementCluster, @Nullable String namespace) {
        recordRoles(List.of(placementCluster), namespace);
        if (!InventoryRights.mayList(rights, kind, scopedCluster(placementCluster), namespace)) {
            throw new PermissionMissingException(List.of(new MissingRight(placementCluster.name(), namespace,
                    InventoryRights.leastRole(kind, namespace).name())));
        }
    }

    /** Whether the actor reads every entry of the ledger, whatever its target is. */
    public boolean canReadLedger() {
        return rights.mayInFleet(Action.READ_LEDGER);
    }

    /** Whether the actor sees the grant: whoever reads the whole ledger, and whoever could give it. */
    public boolean canSeeGrant(String role, GrantEvent.Scope scope, List<PlacementCluster> fleet) {
        return rights.mayInFleet(Action.READ_LEDGER) || missingToGrant(role, scope, fleet).isEmpty();
    }

    /** Requires the right to give and revoke this grant. */
    public void requireGrant(String role, GrantEvent.Scope scope, List<PlacementCluster> fleet) {
        recordRoles(fleet, scope.namespace());
        List<MissingRight> missing = missingToGrant(role, scope, fleet);
        if (!missing.isEmpty()) {
            throw new PermissionMissingException(missing);
        }
    }

    /** A role that this version does not know is managed by those who may grant anything. */
    private List<MissingRight> missingToGrant(String role, GrantEvent.Scope scope, List<PlacementCluster> fleet) {
        return GrantRights.missing(rights, Role.of(role).orElse(Role.FleetAdmin), Scope.of(scope), scopedClusters(fleet));
    }

    /** Acts on a cluster require the right in the fleet or in this cluster, as the table of rights defines. */
    public void requireOnCluster(Action action, PlacementCluster placementCluster) {
        if (!rights.mayInFleet(action)) {
            requireInAll(action, List.of(placementCluster), null);
        }
    }

    public void requireInFleet(Action action) {
        recordRoles(List.of(), null);
        if (!rights.mayInFleet(action)) {
            throw missing(action, null);
        }
    }

    private void requireOnDraft(Action action, String owner, @Nullable String namespace, List<PlacementCluster> targets,
            Set<String> written) {
        if (!rights.mayOnDraft(action, owner, namespace, scopedClusters(targets))) {
            throw targets.isEmpty()
                    ? missing(action, namespace)
                    : missing(action, targets, namespace, written);
        }
    }

    private boolean mayInAny(Action action, List<PlacementCluster> clusters, @Nullable String namespace) {
        return clusters.stream().anyMatch(placementCluster -> rights.may(action, scopedCluster(placementCluster), namespace));
    }

    /** Names only clusters that the actor may see or has written, and counts the others. */
    private PermissionMissingException missing(Action action, List<PlacementCluster> clusters, @Nullable String namespace,
            Set<String> written) {
        Predicate<PlacementCluster> known = it -> written.contains(it.name()) || canSee(it);
        return new PermissionMissingException(
                rights.missing(action, scopedClusters(clusters.stream().filter(known).toList()), namespace),
                rights.missing(action, scopedClusters(clusters.stream().filter(known.negate()).toList()), namespace));
    }

    private static PermissionMissingException missing(Action action, @Nullable String namespace) {
        return new PermissionMissingException(List.of(MissingRight.anywhere(action, namespace)));
    }

    private void recordRoles(Collection<PlacementCluster> clusters, @Nullable String namespace) {
        audit.setRoles(rights.rolesIn(scopedClusters(clusters), namespace));
    }

    static List<ScopedCluster> scopedClusters(Collection<PlacementCluster> clusters) {
        return clusters.stream().map(Authorization::scopedCluster).toList();
    }

    private static ScopedCluster scopedCluster(PlacementCluster placementCluster) {
        return new ScopedCluster(placementCluster.name(), placementCluster.labels());
    }
}
