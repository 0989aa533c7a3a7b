package dev.fleetledger.query.hub;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures what the hub waits for, for the API and as metrics. */
@Component
class BacklogMetrics {

    private static final long FIRST_EPOCH = 1;

    private final JdbcClient jdbc;

    BacklogMetrics(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        gauge(meters, "fleetledger.intents.behind", BacklogMetrics::intentsBehind);
        gauge(meters, "fleetledger.intents.clusters.behind", BacklogMetrics::clustersBehind);
        gauge(meters, "fleetledger.questions.open", BacklogMetrics::openQuestions);
        gauge(meters, "fleetledger.drafts.fetching", BacklogMetrics::fetchingDrafts);
        gauge(meters, "fleetledger.hub.epoch", BacklogMetrics::epoch);
    }

    private void gauge(MeterRegistry meters, String name, ToDoubleFunction<BacklogMetrics> value) {
        meters.gauge(name, this, value);
    }

    long intentsBehind() {
        return queryNumber("select coalesce(sum(h.intents_behind), 0) from heartbeats h join clusters c on c.name = h.cluster"
                + " where c.life in ('registered', 'removing')");
    }

    long clustersBehind() {
        return queryNumber("select count(*) from heartbeats h join clusters c on c.name = h.cluster"
                + " where c.life in ('registered', 'removing') and h.intents_behind > 0");
    }

    long openQuestions() {
        return queryNumber("select coalesce(sum(greatest(clusters - answered, 0)), 0) from questions where expires_at > now()");
    }

    long fetchingDrafts() {
        return queryNumber("select count(*) from drafts where state = 'fetching'");
    }

    long epoch() {
        return queryNumber("select coalesce(max(epoch), " + FIRST_EPOCH + ") from epochs");
    }

    private long queryNumber(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
