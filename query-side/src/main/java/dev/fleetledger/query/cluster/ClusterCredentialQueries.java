package dev.fleetledger.query.cluster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private static final int MAX_CREDENTIALS = 20;

    private final JdbcClient jdbc;

    ClusterCredentialQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isVisibleTo(ClusterResponse cluster, AuthenticatedReader authenticatedReader) {
        return authenticatedReader.canReadLedger() || authenticatedReader.rights()
                .may(Action.MANAGE_CLUSTER, new ScopedCluster(cluster.name(), cluster.labels()), null);
    }

    /** Returns the newest credential first. */
    List<Credential> credentials(String cluster) {
        return jdbc.sql("select credential, issued_at, until, retired_at from credentials where cluster = ? order by issued_at desc, credential"
                        + " limit " + MAX_CREDENTIALS)
                .param(cluster).query((row, n) -> new Credential(String.valueOf(row.getString(1)), Objects.requireNonNull(time(row, 2)),
                        time(row, 3), time(row, 4))).list();
    }

    RefusedReports refusedReports(String cluster) {
        return jdbc.sql("select refused_reports, refused_at, refused_code from clusters where name = ?").param(cluster)
                .query((row, n) -> new RefusedReports(row.getLong(1), time(row, 2), row.getString(3))).single();
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
