package dev.fleetledger.query.projection.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.settings.QuerySideProperties;

/** Times in which clusters were silent for too long. Recorded when they are heard again, since unchanged reports are deleted later. */
@Component
public class OutageTable {

    /** @param before when the cluster was heard before the report that was received at {@code again}; both in broker time */
    public record Heard(String cluster, Instant before, Instant again) {}

    private final JdbcClient jdbc;
    private final Duration silentAfter;

    OutageTable(JdbcClient jdbc, QuerySideProperties sideProperties) {
        this.jdbc = jdbc;
        this.silentAfter = sideProperties.clusterSilentAfter();
    }

    /** Stores those that are farther apart than a cluster may be silent. */
    public void record(List<Heard> heard) {
        List<Heard> outages = heard.stream().filter(it -> Duration.between(it.before(), it.again()).compareTo(silentAfter) > 0).toList();
        if (!outages.isEmpty()) {
            jdbc.sql("insert into observed.outages (cluster, last_heard_at, noticed_at, heard_again_at)"
                            + " select cluster, before::timestamptz, before::timestamptz + make_interval(secs => ?), again::timestamptz"
                            + " from unnest(?, ?, ?) o (cluster, before, again)"
                            + " on conflict on constraint outages_start do nothing")
                    .params(silentAfter.toMillis() / 1_000.0, outages.stream().map(Heard::cluster).toArray(String[]::new),
                            outages.stream().map(it -> it.before().toString()).toArray(String[]::new),
                            outages.stream().map(it -> it.again().toString()).toArray(String[]::new)).update();
        }
    }
}
