package dev.fleetledger.query.live;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.query.projection.change.ChangeTable;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.settings.QuerySideProperties;

/**
 * Records the changes of a cluster's silence: when a cluster becomes silent or is heard again, the cluster and its deployments show another
 * status though no row of theirs has changed. What else time alone changes is not recorded: that one deployment is no longer reported while
 * its cluster is heard, or that a deadline has passed. Several instances may run it at once: one of them records each change.
 */
@Component
@Profile("!rebuild")
class SilenceRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(SilenceRecorder.class);

    private static final String IS_SILENT = "h.heard_at + make_interval(secs => :silentAfter) <= now()";
    private static final String COUNT = "select count(*) from heartbeats h left join silences s on s.cluster = h.cluster where (" + IS_SILENT
            + ") <> (s.cluster is not null)";
    private static final String CHANGE = "with ended as (delete from silences s using heartbeats h where h.cluster = s.cluster and not ("
            + IS_SILENT + ") returning s.cluster), begun as (insert into silences select h.cluster from heartbeats h where " + IS_SILENT
            + " on conflict do nothing returning cluster) select cluster from ended union all select cluster from begun";
    private static final String DEPLOYMENTS =
            "select workload, cluster from deployments where cluster = any(:clusters) and unheard_status is not null";

    private final JdbcClient jdbc;
    private final ProjectionCheckpoint projectionCheckpoint;
    private final ChangeTable changes;
    private final TransactionTemplate transactions;
    private final long silentAfter;

    SilenceRecorder(JdbcClient jdbc, ProjectionCheckpoint projectionCheckpoint, ChangeTable changes, TransactionTemplate transactions,
            QuerySideProperties sideProperties) {
        this.jdbc = jdbc;
        this.projectionCheckpoint = projectionCheckpoint;
        this.changes = changes;
        this.transactions = transactions;
        this.silentAfter = sideProperties.clusterSilentAfter().toSeconds();
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
    void record() {
        try {
            if (jdbc.sql(COUNT).param("silentAfter", silentAfter).query(Long.class).single() > 0) {
                transactions.executeWithoutResult(status -> recordChanges());
            }
        } catch (RuntimeException e) {
            LOG.warn("Silent clusters could not be determined: {}", e.toString());
        }
    }

    private void recordChanges() {
        projectionCheckpoint.lock();
        List<String> clusters = jdbc.sql(CHANGE).param("silentAfter", silentAfter).query((row, n) -> row.getString(1)).list();
        List<LiveObject> objects = new ArrayList<>(clusters.stream().map(cluster -> LiveObject.cluster(cluster, false)).toList());
        objects.addAll(jdbc.sql(DEPLOYMENTS).param("clusters", clusters.toArray(String[]::new))
                .query((row, n) -> LiveObject.deployment(row.getObject(1, UUID.class), row.getString(2))).list());
        changes.append(objects);
    }
}
