package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.query.access.AuthenticatedReader;

/** A cluster's credentials and its refused reports, for those who may label the cluster and for readers of the ledger. */
@Component
class ClusterCredentialQueries {

    /**
     * @param until     until when it stays valid beside its successor
     * @param retiredAt since when it is invalid
     */
    record Credential(String id, Instant issuedAt, @Nullable Instant until, @Nullable Instant retiredAt) {}

    /** @param code why the last reports were refused */
    record RefusedReports(long count, @Nullable Instant lastAt, @Nullable String code) {}

    private final CredentialViewRepository credentials;

    ClusterCredentialQueries(CredentialViewRepository credentials) {
        this.credentials = credentials;
    }

    boolean areVisibleTo(AuthenticatedReader authenticatedReader, ClusterView cluster) {
        return authenticatedReader.canReadLedger() || authenticatedReader.rights()
                .may(Action.MANAGE_CLUSTER, new ScopedCluster(cluster.name, cluster.labels()), null);
    }

    /** Returns the newest credential first. */
    List<Credential> credentials(ClusterView cluster) {
        return credentials.findTop20ByClusterOrderByIssuedAtDescCredentialAsc(cluster.name).stream()
                .map(view -> new Credential(view.credential, view.issuedAt, view.until, view.retiredAt)).toList();
    }

    static RefusedReports refusedReports(ClusterView cluster) {
        return new RefusedReports(cluster.refusedReports, cluster.refusedAt, cluster.refusedCode);
    }
}
