package dev.fleetledger.query.cluster;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Cluster events to clusters and their credentials. */
@Component
class ClusterFold implements Fold {

    @Override
    public void prepare(List<LedgerEvent> events, Batch batch) {
        List<Object> names = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event.payload() instanceof ClusterEvent cluster) {
                names.add(cluster.cluster());
            } else if (event.payload() instanceof ClusterFactEvent fact) {
                names.add(fact.cluster());
            }
        }
        batch.load(ClusterView.class, names);
    }

    @Override
    public void fold(LedgerEvent event, Batch batch) {
        if (event.payload() instanceof ClusterEvent cluster) {
            fold(cluster, event, batch);
        } else if (event.payload() instanceof ClusterFactEvent fact) {
            fold(fact, event, batch);
        }
    }

    private static void fold(ClusterEvent event, LedgerEvent recorded, Batch batch) {
        ClusterView cluster = event instanceof ClusterEvent.Registered registered
                ? batch.getOrAdd(ClusterView.class, registered.cluster(), () -> ClusterView.of(registered, recorded))
                : batch.get(ClusterView.class, event.cluster());
        switch (event) {
            case ClusterEvent.Registered _ -> { }
            case ClusterEvent.CredentialIssued issued -> batch.getOrAdd(CredentialView.class, issued.cluster() + "/" + issued.credential(),
                    () -> CredentialView.of(issued, recorded.at()));
            case ClusterEvent.Labelled labelled -> cluster.labelled(labelled.labels());
            case ClusterEvent.Cordoned _ -> cluster.cordoned = true;
            case ClusterEvent.Uncordoned _ -> cluster.cordoned = false;
            case ClusterEvent.CredentialRetired _, ClusterEvent.RemovalAsked _, ClusterEvent.RemovalTakenBack _, ClusterEvent.Removed _,
                    ClusterEvent.Forgotten _, ClusterEvent.ResendAsked _ -> { }
        }
        cluster.changed(recorded);
    }

    /** Facts move no version. */
    private static void fold(ClusterFactEvent event, LedgerEvent recorded, Batch batch) {
        switch (event) {
            case ClusterFactEvent.Joined joined -> batch.get(ClusterView.class, joined.cluster()).joinedAt = recorded.at();
            case ClusterFactEvent.ReportsRefused _ -> { }
        }
    }
}
