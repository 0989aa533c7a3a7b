package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.query.fold.Batch;

/** Who speaks for a cluster: the newest credential, and for a while the one before it. */
final class CredentialFold {

    private CredentialFold() {}

    /** Those before it end at once, or are told when they will: each end is an event of its own then. */
    static void issued(ClusterView cluster, ClusterEvent.CredentialIssued issued, Instant at, Batch batch) {
        for (String former : cluster.credentials) {
            if (issued.formerUntil() == null) {
                retired(cluster, former, at, batch);
            } else {
                batch.get(CredentialView.class, CredentialView.id(cluster.name, former)).until = issued.formerUntil();
            }
        }
        batch.getOrAdd(CredentialView.class, CredentialView.id(cluster.name, issued.credential()), () -> CredentialView.of(issued, at));
        cluster.credentials = Stream.concat(Stream.of(issued.credential()), Arrays.stream(cluster.credentials)).distinct().toArray(String[]::new);
    }

    static void retired(ClusterView cluster, String credential, Instant at, Batch batch) {
        @Nullable CredentialView view = batch.find(CredentialView.class, CredentialView.id(cluster.name, credential));
        if (view != null && view.retiredAt == null) {
            view.retiredAt = at;
        }
        cluster.credentials = Arrays.stream(cluster.credentials).filter(one -> !one.equals(credential)).toArray(String[]::new);
    }
}
