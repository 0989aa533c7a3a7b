package dev.fleetledger.command.access.authorization;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.AuditContext;
import dev.fleetledger.contract.question.InventoryKind;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.InventoryRights;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;

/**
 * Authorization checks of one command. A check returns, or throws a {@link NotFoundException} or {@link PermissionMissingException}. The
 * roles that granted access are recorded for the audit.
 */
public final class Authorization {

    /** Reported as the cluster when the missing right is not bound to one cluster. */
    private static final String ANYWHERE = "*";

    private final Rights rights;
    private final AuditContext audit;

    Authorization(Rights rights, AuditContext audit) {
        this.rights = rights;
        this.audit = audit;
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

    public void requireEditDraft(String owner, @Nullable String namespace, List<PlacementCluster> targets) {
        requireOnDraft(Action.EDIT_DRAFT, owner, namespace, targets);
    }

    /** The owner may hand over the draft. Anybody else needs the right to take over drafts. */
    public void requireHandOver(String owner, @Nullable String namespace, List<PlacementCluster> targets) {
        if (!rights.subject().equals(owner)) {
            requireOnDraft(Action.TAKE_OVER_DRAFT, owner, namespace, targets);
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
            throw new PermissionMissingException(rights.missing(Action.EDIT_DRAFT, scopedClusters(clusters), namespace));
        }
    }

    /** @param namespace absent: the right concerns the clusters themselves */
    public void requireInAll(Action action, List<PlacementCluster> clusters, @Nullable String namespace) {
        if (clusters.isEmpty()) {
            return;
        }
        recordRoles(clusters, namespace);
        List<MissingRight> missing = rights.missing(action, scopedClusters(clusters), namespace);
        if (!missing.isEmpty()) {
            throw new PermissionMissingException(missing);
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

    public boolean canSeeGrants() {
        return rights.mayInFleet(Action.MANAGE_GRANTS) || rights.mayInFleet(Action.READ_LEDGER);
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

    private void requireOnDraft(Action action, String owner, @Nullable String namespace, List<PlacementCluster> targets) {
        if (!rights.mayOnDraft(action, owner, namespace, scopedClusters(targets))) {
            throw targets.isEmpty()
                    ? missing(action, namespace)
                    : new PermissionMissingException(rights.missing(action, scopedClusters(targets), namespace));
        }
    }

    private boolean mayInAny(Action action, List<PlacementCluster> clusters, @Nullable String namespace) {
        return clusters.stream().anyMatch(placementCluster -> rights.may(action, scopedCluster(placementCluster), namespace));
    }

    private static PermissionMissingException missing(Action action, @Nullable String namespace) {
        return new PermissionMissingException(List.of(new MissingRight(ANYWHERE, namespace, action.leastRole().name())));
    }

    private void recordRoles(Collection<PlacementCluster> clusters, @Nullable String namespace) {
        audit.setRoles(rights.rolesIn(scopedClusters(clusters), namespace));
    }

    private static List<ScopedCluster> scopedClusters(Collection<PlacementCluster> clusters) {
        return clusters.stream().map(Authorization::scopedCluster).toList();
    }

    private static ScopedCluster scopedCluster(PlacementCluster placementCluster) {
        return new ScopedCluster(placementCluster.name(), placementCluster.labels());
    }
}
