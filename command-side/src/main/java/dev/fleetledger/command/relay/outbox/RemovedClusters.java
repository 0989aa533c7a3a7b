package dev.fleetledger.command.relay.outbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.relay.kafka.IntentTopicAdmin;

/** Removed or forgotten clusters: nothing is sent to them, their parked records are deleted, and their topics are deleted later. */
public record RemovedClusters(JdbcTemplate jdbc, IntentTopicAdmin topicAdmin) {

    private static final Logger LOG = LoggerFactory.getLogger(RemovedClusters.class);
    /**
     * How long the topic is retained, so that the last intents can be inspected. The agent no longer needs it: it has reported
     * completion, or cannot read any more.
     */
    private static final Duration TOPIC_RETENTION = Duration.ofDays(1);

    public Set<String> findAmong(Collection<String> clusters) {
        return clusters.isEmpty() ? Set.of()
                : Set.copyOf(jdbc.query("select name from command.clusters where state = 'gone' and name = any(?)",
                (row, n) -> row.getString(1), (Object) clusters.toArray(String[]::new)));
    }

    public void clear(Instant now) {
        jdbc.update("delete from command.parked where cluster in (select name from command.clusters where state = 'gone')");
        List<String> expired = jdbc.query("select cluster from command.relay_topics join command.clusters on name = cluster"
                + " where state = 'gone' and gone_at <= ? order by gone_at", (row, n) -> row.getString(1),
                Timestamp.from(now.minus(TOPIC_RETENTION)));
        var failures = topicAdmin.delete(expired);
        for (String cluster : expired) {
            String failure = failures.get(cluster);
            if (failure == null) {
                jdbc.update("delete from command.relay_topics where cluster = ?", cluster);
            } else {
                LOG.warn("The intents topic of the removed cluster {} could not be deleted, retrying later: {}", cluster, failure);
            }
        }
    }
}
