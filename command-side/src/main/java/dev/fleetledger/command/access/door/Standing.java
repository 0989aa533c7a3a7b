package dev.fleetledger.command.access.door;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.Listed;
import dev.fleetledger.judgement.access.Missing;
import dev.fleetledger.judgement.access.Place;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.manifest.placement.Cluster;

/**
 * Authorization checks of one request. A check returns, or throws a 404 or 403 problem. The roles that granted access are recorded
 * for the audit.
 */
public final class Standing {

    /** Reported as the cluster when the missing right is not bound to one cluster. */
    private static final String ANYWHERE = "*";

    private final Rights rights;
    private final Request request;

    Standing(Rights rights, Request request) {
        this.rights = rights;
        this.request = request;
    }

    public void mayStartDrafts(List<Cluster> fleet) {
        note(fleet, null);
        if (!rights.maySomewhere(Action.EDIT_DRAFT)) {
            throw missing(Action.EDIT_DRAFT, null);
        }
    }

    /** @param targets the clusters that the draft names so far */
    public void mayReadDraft(Content draft, List<Cluster> targets) {
        note(targets, draft.namespace());
        if (!rights.mayOnDraft(Action.READ_DRAFT, draft.owner(), draft.namespace(), places(targets))) {
            throw Problem.notFound("draft");
        }
    }

    public void mayEditDraft(Content draft, List<Cluster> targets) {
        onDraft(Action.EDIT_DRAFT, draft, targets);
    }

    /** The owner may hand over the draft. Anybody else needs the right to take over drafts. */
    public void mayHandOver(Content draft, List<Cluster> targets) {
        if (!rights.subject().equals(draft.owner())) {
            onDraft(Action.TAKE_OVER_DRAFT, draft, targets);
        }
    }

    public void mayReadWorkload(String namespace, List<Cluster> places) {
        note(places, namespace);
        if (!rights.mayInFleet(Action.READ_WORKLOAD) && !somewhere(Action.READ_WORKLOAD, places, namespace)) {
            throw Problem.notFound("workload");
        }
    }

    /** Editing a workload requires the right in one of its clusters; submitting requires it in all of them. */
    public void mayEditWorkload(String namespace, List<Cluster> places) {
        if (!rights.mayInFleet(Action.EDIT_DRAFT) && !somewhere(Action.EDIT_DRAFT, places, namespace)) {
            throw Problem.forbidden(rights.missing(Action.EDIT_DRAFT, places(places), namespace));
        }
    }

    /** @param namespace absent: the right concerns the clusters themselves */
    public void mayInEach(Action action, List<Cluster> places, @Nullable String namespace) {
        if (places.isEmpty()) {
            return;
        }
        note(places, namespace);
        List<Missing> missing = rights.missing(action, places(places), namespace);
        if (!missing.isEmpty()) {
            throw Problem.forbidden(missing);
        }
    }

    public void maySeeCluster(Cluster cluster) {
        note(List.of(cluster), null);
        if (!sees(cluster)) {
            throw Problem.notFound("cluster");
        }
    }

    public boolean sees(Cluster cluster) {
        return rights.mayInFleet(Action.READ_CLUSTER) || rights.may(Action.READ_CLUSTER, place(cluster), null);
    }

    /**
     * Checks the right to list an inventory kind of a cluster.
     *
     * @param namespace absent: all namespaces
     */
    public void mayList(Listed kind, Cluster cluster, @Nullable String namespace) {
        note(List.of(cluster), namespace);
        if (!kind.allowedTo(rights, place(cluster), namespace)) {
            throw Problem.forbidden(List.of(new Missing(cluster.name(), namespace, kind.least(namespace).name())));
        }
    }

    public boolean maySeeGrants() {
        return rights.mayInFleet(Action.GRANT_ANYTHING) || rights.mayInFleet(Action.READ_LEDGER);
    }

    /** Acts on a cluster require the right in the fleet or in this cluster, as the table of rights defines. */
    public void mayTend(Action action, Cluster cluster) {
        if (!rights.mayInFleet(action)) {
            mayInEach(action, List.of(cluster), null);
        }
    }

    public void mayInFleet(Action action) {
        note(List.of(), null);
        if (!rights.mayInFleet(action)) {
            throw missing(action, null);
        }
    }

    private void onDraft(Action action, Content draft, List<Cluster> targets) {
        if (!rights.mayOnDraft(action, draft.owner(), draft.namespace(), places(targets))) {
            throw targets.isEmpty()
                    ? missing(action, draft.namespace())
                    : Problem.forbidden(rights.missing(action, places(targets), draft.namespace()));
        }
    }

    private boolean somewhere(Action action, List<Cluster> places, @Nullable String namespace) {
        return places.stream().anyMatch(cluster -> rights.may(action, place(cluster), namespace));
    }

    private static Problem missing(Action action, @Nullable String namespace) {
        return Problem.forbidden(List.of(new Missing(ANYWHERE, namespace, action.least().name())));
    }

    private void note(Collection<Cluster> places, @Nullable String namespace) {
        request.notes().as(rights.rolesIn(places(places), namespace));
    }

    private static List<Place> places(Collection<Cluster> clusters) {
        return clusters.stream().map(Standing::place).toList();
    }

    private static Place place(Cluster cluster) {
        return new Place(cluster.name(), cluster.labels());
    }
}
