package dev.fleetledger.query.diff;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.settings.QuerySideProperties;

/** Finds outages that began or ended between two points. Few reports tell of them, so that no version of a row needs to. */
@Component
class OutageQueries {

    /** Ended ones were recorded when their cluster was heard again. A cluster that has left the fleet is not expected to report. */
    private static final String SELECT = "select o.cluster, o.since, o.until, coalesce((select s.number from steps s where s.latest <="
            + " least(coalesce(o.until, o.noticed_at), :to) order by s.latest desc, s.number desc limit 1), 0)"
            + " from (select cluster, last_heard_at as since, heard_again_at as until, noticed_at from observed.outages"
            + " where heard_again_at > :from union all select h.cluster, h.heard_at, null,"
            + " h.heard_at + make_interval(secs => :silent) from heartbeats h join clusters c on c.name = h.cluster"
            + " where c.life in ('registered', 'removing')) o where o.noticed_at <= :to"
            + " and (o.noticed_at > :from or o.until <= :to) and (cast(:cluster as text) is null or o.cluster = :cluster)";

    private final JdbcClient jdbc;
    private final Duration silentAfter;

    OutageQueries(JdbcClient jdbc, QuerySideProperties sideProperties) {
        this.jdbc = jdbc;
        this.silentAfter = sideProperties.clusterSilentAfter();
    }

    /** @return by cluster, the newest first */
    Map<String, List<Outage>> find(DiffRange range) {
        Map<String, List<Outage>> outages = new HashMap<>();
        Instant to = range.to().at();
        jdbc.sql(SELECT).param("from", ProjectionCheckpoint.utc(range.from().at())).param("to", ProjectionCheckpoint.utc(to))
                .param("silent", silentAfter.toMillis() / 1_000.0).param("cluster", range.cluster())
                .query(row -> {
                    Instant until = instant(row.getObject(3, OffsetDateTime.class));
                    outages.computeIfAbsent(row.getString(1), cluster -> new ArrayList<>())
                            .add(new Outage(row.getObject(2, OffsetDateTime.class).toInstant(),
                                    until == null || until.isAfter(to) ? null : until,
                                    Math.clamp(row.getLong(4), range.from().step(), range.to().step())));
                });
        outages.values().forEach(all -> all.sort(Comparator.comparing(Outage::since).reversed()));
        return outages;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
