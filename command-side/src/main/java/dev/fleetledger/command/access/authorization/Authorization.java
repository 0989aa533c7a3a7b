package dev.fleetledger.command.access.authorization;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.InventoryRights;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.manifest.placement.PlacementCluster;

/**
 * Authorization checks of one request. A check returns, or throws a 404 or 403 problem. The roles that granted access are recorded
 * for the audit.
 */
public final class Authorization {

    /** Reported as the cluster when the missing right is not bound to one cluster. */
    private static final String ANYWHERE = "*";

    private final Rights rights;
    private final CommandRequest commandRequest;

    Authorization(Rights rights, CommandRequest commandRequest) {
        this.rights = rights;
        this.commandRequest = commandRequest;
    }

    public void mayStartDrafts(List<PlacementCluster> fleet) {
        note(fleet, null);
        if (!rights.maySomewhere(Action.EDIT_DRAFT)) {
            throw missing(Action.EDIT_DRAFT, null);
        }
    }

    /** @param targets the clusters that the draft names so far */
    public void mayReadDraft(DraftContent draft, List<PlacementCluster> targets) {
        note(targets, draft.namespace());
        if (!rights.mayOnDraft(Action.READ_DRAFT, draft.owner(), draft.namespace(), places(targets))) {
            throw ProblemException.notFound("draft");
        }
    }

    public void requireEditDraft(DraftContent draft, List<PlacementCluster> targets) {
        onDraft(Action.EDIT_DRAFT, draft, targets);
    }

    /** The owner may hand over the draft. Anybody else needs the right to take over drafts. */
    public void mayHandOver(DraftContent draft, List<PlacementCluster> targets) {
        if (!rights.subject().equals(draft.owner())) {
            onDraft(Action.TAKE_OVER_DRAFT, draft, targets);
        }
    }

    public void mayReadWorkload(String namespace, List<PlacementCluster> places) {
        note(places, namespace);
        if (!rights.mayInFleet(Action.READ_WORKLOAD) && !somewhere(Action.READ_WORKLOAD, places, namespace)) {
            throw ProblemException.notFound("workload");
        }
    }

    /** Editing a workload requires the right in one of its clusters; submitting requires it in all of them. */
    public void mayEditWorkload(String namespace, List<PlacementCluster> places) {
        if (!rights.mayInFleet(Action.EDIT_DRAFT) && !somewhere(Action.EDIT_DRAFT, places, namespace)) {
            throw ProblemException.forbidden(rights.missing(Action.EDIT_DRAFT, places(places), namespace));
        }
    }

    /** @param namespace absent: the right concerns the clusters themselves */
    public void requireInAll(Action action, List<PlacementCluster> places, @Nullable String namespace) {
        if (places.isEmpty()) {
            return;
        }
        note(places, namespace);
        List<MissingRight> missing = rights.missing(action, places(places), namespace);
        if (!missing.isEmpty()) {
            throw ProblemException.forbidden(missing);
        }
    }

    public void requireVisible(PlacementCluster placementCluster) {
        note(List.of(placementCluster), null);
        if (!canSee(placementCluster)) {
            throw ProblemException.notFound("cluster");
        }
    }

    public boolean canSee(PlacementCluster placementCluster) {
        return rights.mayInFleet(Action.READ_CLUSTER) || rights.may(Action.READ_CLUSTER, place(placementCluster), null);
    }

    /**
     * Checks the right to list an inventory kind of a cluster.
     *
     * @param namespace absent: all namespaces
     */
    public void requireInventory(InventoryRights kind, PlacementCluster placementCluster, @Nullable String namespace) {
        note(List.of(placementCluster), namespace);
        if (!kind.allowedTo(rights, place(placementCluster), namespace)) {
            throw ProblemException.forbidden(List.of(new MissingRight(placementCluster.name(), namespace, kind.leastRole(namespace).name())));
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

    public void mayInFleet(Action action) {
        note(List.of(), null);
        if (!rights.mayInFleet(action)) {
            throw missing(action, null);
        }
    }

    private void onDraft(Action action, DraftContent draft, List<PlacementCluster> targets) {
        if (!rights.mayOnDraft(action, draft.owner(), draft.namespace(), places(targets))) {
            throw targets.isEmpty()
                    ? missing(action, draft.namespace())
                    : ProblemException.forbidden(rights.missing(action, places(targets), draft.namespace()));
        }
    }

    private boolean somewhere(Action action, List<PlacementCluster> places, @Nullable String namespace) {
        return places.stream().anyMatch(placementCluster -> rights.may(action, place(placementCluster), namespace));
    }

    private static ProblemException missing(Action action, @Nullable String namespace) {
        return ProblemException.forbidden(List.of(new MissingRight(ANYWHERE, namespace, action.least().name())));
    }

    private void note(Collection<PlacementCluster> places, @Nullable String namespace) {
        commandRequest.audit().setRoles(rights.rolesIn(places(places), namespace));
    }

    private static List<ScopedCluster> places(Collection<PlacementCluster> clusters) {
        return clusters.stream().map(Authorization::place).toList();
    }

    private static ScopedCluster place(PlacementCluster placementCluster) {
        return new ScopedCluster(placementCluster.name(), placementCluster.labels());
    }
}
