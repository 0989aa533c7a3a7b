package dev.fleetledger.query.cluster;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects cluster events into clusters and their credentials. */
@Component
class ClusterProjection implements EventProjection {

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        List<Object> names = new ArrayList<>();
        for (ProjectedEvent event : events) {
            if (event.payload() instanceof ClusterEvent cluster) {
                names.add(cluster.cluster());
            } else if (event.payload() instanceof ClusterFactEvent fact) {
                names.add(fact.cluster());
            }
        }
        viewBatch.load(ClusterView.class, names);
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.payload() instanceof ClusterEvent cluster) {
            project(cluster, event, viewBatch);
        } else if (event.payload() instanceof ClusterFactEvent fact) {
            project(fact, event, viewBatch);
        }
    }

    private static void project(ClusterEvent event, ProjectedEvent recorded, ViewBatch viewBatch) {
        ClusterView cluster = event instanceof ClusterEvent.Registered registered
                ? viewBatch.getOrAdd(ClusterView.class, registered.cluster(), () -> ClusterView.of(registered, recorded))
                : viewBatch.get(ClusterView.class, event.cluster());
        switch (event) {
            case ClusterEvent.Registered _, ClusterEvent.ResendAsked _ -> { }
            case ClusterEvent.CredentialIssued issued -> CredentialProjection.issue(cluster, issued, recorded.at(), viewBatch);
            case ClusterEvent.CredentialRetired retired ->
                    CredentialProjection.retire(cluster, retired.credential(), recorded.at(), viewBatch);
            case ClusterEvent.Labelled labelled -> cluster.setLabels(labelled.labels());
            case ClusterEvent.Cordoned _ -> cluster.cordoned = true;
            case ClusterEvent.Uncordoned _ -> cluster.cordoned = false;
            case ClusterEvent.RemovalAsked asked -> cluster.setRemoval(asked.due(), asked.workloads());
            case ClusterEvent.RemovalTakenBack _ -> cluster.setRemoval(null, null);
            case ClusterEvent.Removed _ -> leave(cluster, ClusterView.REMOVED, recorded, viewBatch);
            case ClusterEvent.Forgotten _ -> leave(cluster, ClusterView.FORGOTTEN, recorded, viewBatch);
        }
        cluster.advanceTo(recorded);
    }

    /** Retires all credentials of the cluster, even if the ledger has no event for each of them. */
    private static void leave(ClusterView cluster, String life, ProjectedEvent recorded, ViewBatch viewBatch) {
        cluster.leave(life, recorded.at());
        for (String credential : cluster.credentials) {
            CredentialProjection.retire(cluster, credential, recorded.at(), viewBatch);
        }
    }

    /** Facts don't change the cluster's version. */
    private static void project(ClusterFactEvent event, ProjectedEvent recorded, ViewBatch viewBatch) {
        ClusterView cluster = viewBatch.find(ClusterView.class, event.cluster());
        if (cluster == null) {
            return;
        }
        switch (event) {
            case ClusterFactEvent.Joined _ -> cluster.joinedAt = recorded.at();
            case ClusterFactEvent.ReportsRefused refused -> cluster.recordRefusedReports(refused, recorded.at());
        }
    }
}
