package dev.fleetledger.query.cluster;

import java.time.Instant;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects cluster events into clusters and their credentials. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class ClusterProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(ClusterEvent.class, ClusterView.class, ClusterEvent::cluster);
        keys.one(ClusterFactEvent.class, ClusterView.class, ClusterFactEvent::cluster);
    }

    @EventHandler
    void on(ClusterEvent.Registered registered, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.getOrAdd(ClusterView.class, registered.cluster(), () -> ClusterView.of(registered, event)).advanceTo(event);
    }

    @EventHandler
    void on(ClusterEvent.CredentialIssued issued, ProjectedEvent event, ViewBatch viewBatch) {
        ClusterCredentials.issue(advance(issued, event, viewBatch), issued, event.at(), viewBatch);
    }

    @EventHandler
    void on(ClusterEvent.CredentialRetired retired, ProjectedEvent event, ViewBatch viewBatch) {
        ClusterCredentials.retire(advance(retired, event, viewBatch), retired.credential(), event.at(), viewBatch);
    }

    @EventHandler
    void on(ClusterEvent.Labelled labelled, ProjectedEvent event, ViewBatch viewBatch) {
        advance(labelled, event, viewBatch).setLabels(labelled.labels());
    }

    @EventHandler
    void on(ClusterEvent.Cordoned cordoned, ProjectedEvent event, ViewBatch viewBatch) {
        advance(cordoned, event, viewBatch).cordoned = true;
    }

    @EventHandler
    void on(ClusterEvent.Uncordoned uncordoned, ProjectedEvent event, ViewBatch viewBatch) {
        advance(uncordoned, event, viewBatch).cordoned = false;
    }

    @EventHandler
    void on(ClusterEvent.RemovalAsked asked, ProjectedEvent event, ViewBatch viewBatch) {
        advance(asked, event, viewBatch).setRemoval(asked.due(), asked.workloads());
    }

    @EventHandler
    void on(ClusterEvent.RemovalTakenBack takenBack, ProjectedEvent event, ViewBatch viewBatch) {
        advance(takenBack, event, viewBatch).setRemoval(null, null);
    }

    @EventHandler
    void on(ClusterEvent.Removed removed, ProjectedEvent event, ViewBatch viewBatch) {
        leave(advance(removed, event, viewBatch), ClusterView.REMOVED, event.at(), viewBatch);
    }

    @EventHandler
    void on(ClusterEvent.Forgotten forgotten, ProjectedEvent event, ViewBatch viewBatch) {
        leave(advance(forgotten, event, viewBatch), ClusterView.FORGOTTEN, event.at(), viewBatch);
    }

    @EventHandler
    void on(ClusterEvent.ResendAsked asked, ProjectedEvent event, ViewBatch viewBatch) {
        advance(asked, event, viewBatch);
    }

    /** Facts don't change the cluster's version. */
    @EventHandler
    void on(ClusterFactEvent.Joined joined, @Timestamp Instant at, ViewBatch viewBatch) {
        @Nullable ClusterView cluster = viewBatch.find(ClusterView.class, joined.cluster());
        if (cluster != null) {
            cluster.joinedAt = at;
        }
    }

    @EventHandler
    void on(ClusterFactEvent.ReportsRefused refused, @Timestamp Instant at, ViewBatch viewBatch) {
        @Nullable ClusterView cluster = viewBatch.find(ClusterView.class, refused.cluster());
        if (cluster != null) {
            cluster.recordRefusedReports(refused, at);
        }
    }

    /** Returns the cluster, whose version is now that of the event. */
    private static ClusterView advance(ClusterEvent payload, ProjectedEvent event, ViewBatch viewBatch) {
        ClusterView cluster = viewBatch.get(ClusterView.class, payload.cluster());
        cluster.advanceTo(event);
        return cluster;
    }

    /** Retires all credentials of the cluster, even if the ledger has no event for each of them. */
    private static void leave(ClusterView cluster, String life, Instant at, ViewBatch viewBatch) {
        cluster.leave(life, at);
        for (String credential : cluster.credentials) {
            ClusterCredentials.retire(cluster, credential, at, viewBatch);
        }
    }
}
