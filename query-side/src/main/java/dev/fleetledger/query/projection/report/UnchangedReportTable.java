package dev.fleetledger.query.projection.report;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.settings.QuerySideProperties;

/**
 * Unchanged reports: those that differ from earlier ones only in their time. Most reports are unchanged. Once newer reports cover all that
 * such a report mentions, a rebuild has the same result without it, and it may be deleted.
 */
@Component
public class UnchangedReportTable {

    private static final int BATCH_SIZE = 1_000;

    /**
     * The views show whether newer reports have arrived, for the cluster and for each deployment that the report contains or confirms. The
     * steps show whether the report's time is the latest one at the next step: a rebuild without it would give that step an earlier time.
     */
    private static final String SELECT_CANDIDATES =
            "select p.number, p.received_at, h.heard_at > p.received_at and h.facts_at > p.received_at"
            + " and (not p.confirmed or f.confirmed_at > p.received_at) and not exists (select"
            + " from json_array_elements(r.value -> 'deployments') d left join observations o on o.id = concat(d ->> 'workload', '/', p.cluster)"
            + " where o.received_at is null or o.received_at <= p.received_at)"
            + " and coalesce((select latest from steps where number = least("
            + "(select number from steps where position > r.after_position order by position, number limit 1),"
            + " (select number from steps where report_number > p.number order by report_number limit 1))),"
            + " (select latest from progress)) > p.received_at"
            + " from observed.repeats p join observed.reports r on r.number = p.number left join heartbeats h on h.cluster = p.cluster"
            + " left join confirmations f on f.id = concat(p.cluster, '/', r.agent_epoch)"
            + " where (p.received_at, p.number) > (?, ?) and p.received_at < ? order by p.received_at, p.number limit " + BATCH_SIZE;

    /**
     * @param number    of the stored report
     * @param heard     whether the cluster counts as heard by it
     * @param confirmed whether it confirms the deployments that its agent reported before
     */
    public record UnchangedReport(long number, boolean heard, boolean confirmed) {}

    private record Candidate(long number, Instant receivedAt, boolean replaced) {

        static final Candidate BEFORE_ALL = new Candidate(0, Instant.EPOCH, false);
    }

    private final JdbcClient jdbc;

    private final QuerySideProperties sideProperties;

    UnchangedReportTable(JdbcClient jdbc, QuerySideProperties sideProperties) {
        this.jdbc = jdbc;
        this.sideProperties = sideProperties;
    }

    public void mark(List<UnchangedReport> unchanged) {
        if (!unchanged.isEmpty()) {
            jdbc.sql("insert into observed.repeats (number, cluster, agent_epoch, received_at, heard, confirmed)"
                            + " select number, cluster, agent_epoch, received_at, m.heard, m.confirmed from observed.reports join unnest(?, ?, ?) m (number, heard, confirmed) using (number)")
                    .params(unchanged.stream().map(UnchangedReport::number).toArray(Long[]::new),
                            unchanged.stream().map(UnchangedReport::heard).toArray(Boolean[]::new),
                            unchanged.stream().map(UnchangedReport::confirmed).toArray(Boolean[]::new)).update();
        }
    }

    /**
     * Deletes in batches; each leaves in {@code observed.heard} when its reports came.
     *
     * @param before reports received before it are deleted, in broker time
     * @return number of deleted reports
     */
    long deleteReplaced(Instant before) {
        long deleted = 0;
        List<Candidate> candidates = candidatesAfter(Candidate.BEFORE_ALL, before);
        while (!candidates.isEmpty()) {
            Long[] replaced = candidates.stream().filter(Candidate::replaced).map(Candidate::number).toArray(Long[]::new);
            deleted += jdbc.sql("select observed.forget(?, make_interval(secs => ?), make_interval(secs => ?))")
                    .params(replaced, seconds(sideProperties.clusterSilentAfter()), seconds(sideProperties.unreportedAfter()))
                    .query(Long.class).single();
            candidates = candidatesAfter(candidates.getLast(), before);
        }
        return deleted;
    }

    private List<Candidate> candidatesAfter(Candidate last, Instant before) {
        return jdbc.sql(SELECT_CANDIDATES).params(ProjectionCheckpoint.utc(last.receivedAt()), last.number(),
                ProjectionCheckpoint.utc(before)).query((row, n) ->
                new Candidate(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getBoolean(3))).list();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
