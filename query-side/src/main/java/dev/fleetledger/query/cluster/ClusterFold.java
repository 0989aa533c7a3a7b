package dev.fleetledger.query.cluster;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Projects cluster events into clusters and their credentials. */
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
            case ClusterEvent.Registered _, ClusterEvent.ResendAsked _ -> { }
            case ClusterEvent.CredentialIssued issued -> CredentialFold.issued(cluster, issued, recorded.at(), batch);
            case ClusterEvent.CredentialRetired retired -> CredentialFold.retired(cluster, retired.credential(), recorded.at(), batch);
            case ClusterEvent.Labelled labelled -> cluster.labelled(labelled.labels());
            case ClusterEvent.Cordoned _ -> cluster.cordoned = true;
            case ClusterEvent.Uncordoned _ -> cluster.cordoned = false;
            case ClusterEvent.RemovalAsked asked -> cluster.removal(asked.due(), asked.workloads());
            case ClusterEvent.RemovalTakenBack _ -> cluster.removal(null, null);
            case ClusterEvent.Removed _ -> left(cluster, ClusterView.REMOVED, recorded, batch);
            case ClusterEvent.Forgotten _ -> left(cluster, ClusterView.FORGOTTEN, recorded, batch);
        }
        cluster.changed(recorded);
    }

    /** Retires all credentials of the cluster, even if the ledger has no event for each of them. */
    private static void left(ClusterView cluster, String how, LedgerEvent recorded, Batch batch) {
        cluster.left(how, recorded.at());
        for (String credential : cluster.credentials) {
            CredentialFold.retired(cluster, credential, recorded.at(), batch);
        }
    }

    /** Facts don't change the cluster's version. */
    private static void fold(ClusterFactEvent event, LedgerEvent recorded, Batch batch) {
        ClusterView cluster = batch.find(ClusterView.class, event.cluster());
        if (cluster == null) {
            return;
        }
        switch (event) {
            case ClusterFactEvent.Joined _ -> cluster.joinedAt = recorded.at();
            case ClusterFactEvent.ReportsRefused refused -> cluster.refused(refused, recorded.at());
        }
    }
}
