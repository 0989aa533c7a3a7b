package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Rows of a cluster's credentials: the newest one, and during a rotation the previous one. */
final class ClusterCredentials {

    private ClusterCredentials() {}

    /** Earlier credentials are retired at once, or get the time at which they will be retired; that retirement is a separate event. */
    static void issue(ClusterView cluster, ClusterEvent.CredentialIssued issued, Instant at, ViewBatch viewBatch) {
        for (String former : cluster.credentials) {
            if (issued.formerUntil() == null) {
                retire(cluster, former, at, viewBatch);
            } else {
                viewBatch.get(CredentialView.class, CredentialView.id(cluster.name, former)).until = issued.formerUntil();
            }
        }
        viewBatch.getOrAdd(CredentialView.class, CredentialView.id(cluster.name, issued.credential()), () -> CredentialView.of(issued, at));
        cluster.credentials = Stream.concat(Stream.of(issued.credential()), Arrays.stream(cluster.credentials)).distinct()
                .toArray(String[]::new);
    }

    static void retire(ClusterView cluster, String credential, Instant at, ViewBatch viewBatch) {
        @Nullable CredentialView view = viewBatch.find(CredentialView.class, CredentialView.id(cluster.name, credential));
        if (view != null && view.retiredAt == null) {
            view.retiredAt = at;
        }
        cluster.credentials = Arrays.stream(cluster.credentials).filter(other -> !other.equals(credential)).toArray(String[]::new);
    }
}
