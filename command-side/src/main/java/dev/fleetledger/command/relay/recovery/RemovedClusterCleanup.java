package dev.fleetledger.command.relay.recovery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.relay.kafka.IntentTopicAdmin;

/** Deletes the parked records and, after the retention, the topics of removed or forgotten clusters. */
public record RemovedClusterCleanup(JdbcTemplate jdbc, IntentTopicAdmin topicAdmin) {

    private static final Logger LOG = LoggerFactory.getLogger(RemovedClusterCleanup.class);
    /**
     * How long the topic is retained, so that the last intents can be inspected. The agent no longer needs it: it has reported
     * completion, or cannot read any more.
     */
    private static final Duration TOPIC_RETENTION = Duration.ofDays(1);

    void run(Instant now) {
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
