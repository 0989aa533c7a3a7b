package dev.fleetledger.command.reports;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.contract.intent.Keys;

/** One for the whole fleet; the stored reports are the memory, this is only the way. */
record ReportsTopic(Admin admin) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportsTopic.class);
    private static final int PARTITIONS = 12;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Map<String, String> SETTINGS = Map.of(
            "cleanup.policy", "delete",
            // The broker's clock: an agent's may be wrong.
            "message.timestamp.type", "LogAppendTime",
            "retention.ms", Long.toString(TimeUnit.DAYS.toMillis(7)));

    void make() {
        try {
            admin.createTopics(List.of(new NewTopic(Keys.REPORTS_TOPIC, Optional.of(PARTITIONS), Optional.empty()).configs(SETTINGS)))
                    .all().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topic " + Keys.REPORTS_TOPIC + " can't be made", e.getCause());
            }
        } catch (TimeoutException | InterruptedException e) {
            throw new IllegalStateException("No broker makes the topic " + Keys.REPORTS_TOPIC, e);
        }
    }

    /** A broker that lost its data has lost this too, and whoever reads it is told nothing. */
    void makeAgain() {
        try {
            make();
        } catch (IllegalStateException e) {
            LOG.debug("Tried again soon", e);
        }
    }

    @Override
    public void close() {
        // Of a broker that is away nothing is waited for.
        admin.close(LAST_WORDS);
    }
}
