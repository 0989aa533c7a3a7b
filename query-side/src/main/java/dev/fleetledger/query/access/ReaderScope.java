package dev.fleetledger.query.access;

import java.util.Collection;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.GrantRights;

/**
 * What a reader may see, evaluated in memory. It decides as {@link VisibilitySpecifications} do for rows, and suits who decides about the
 * same objects for many readers at once.
 */
public final class ReaderScope {

    private final AuthenticatedReader authenticatedReader;
    private final AuthorizedScope workloads;
    private final DraftVisibility drafts;
    private final boolean hasRole;

    public ReaderScope(AuthenticatedReader authenticatedReader) {
        this.authenticatedReader = authenticatedReader;
        this.workloads = authenticatedReader.authorizedScope(Action.READ_WORKLOAD);
        this.drafts = new DraftVisibility(authenticatedReader);
        this.hasRole = authenticatedReader.hasRole();
        // Is computed once and then shared by threads.
        authenticatedReader.visibleClusters();
    }

    /** Whether the reader has any role anywhere. */
    public boolean hasRole() {
        return hasRole;
    }

    public boolean canSeeDeployment(DeploymentPlace place) {
        return workloads.covers(place.cluster(), place.namespace());
    }

    /** As {@link VisibilitySpecifications#ofVisibleWorkload}. */
    public boolean canSeeWorkload(Collection<DeploymentPlace> places) {
        boolean ended = places.stream().allMatch(DeploymentPlace::ended);
        return workloads.everywhere() || places.stream().anyMatch(place -> (ended || !place.ended()) && canSeeDeployment(place));
    }

    public boolean canSeeDraft(DraftPlace place) {
        return drafts.includes(place);
    }

    public boolean canSeeCluster(String cluster) {
        return authenticatedReader.canSeeCluster(cluster);
    }

    /** @param byGroup whether the holder is a group */
    public boolean canSeeGrant(boolean byGroup, String holder, Grant grant) {
        return canReadLedger() || (byGroup ? authenticatedReader.groups().contains(holder) : authenticatedReader.subject().equals(holder))
                || GrantRights.mayGrant(authenticatedReader.rights(), grant.role(), grant.scope(), authenticatedReader.fleet());
    }

    public boolean canReadLedger() {
        return authenticatedReader.canReadLedger();
    }
}
