package dev.fleetledger.command.report;

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

import dev.fleetledger.contract.intent.WireNames;

/** The reports topic of the whole fleet. It only transports reports; the database stores them. */
record ReportTopic(Admin admin) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportTopic.class);
    private static final int PARTITIONS = 12;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Map<String, String> SETTINGS = Map.of(
            "cleanup.policy", "delete",
            // Timestamps are set by the broker, because an agent's clock may be wrong.
            "message.timestamp.type", "LogAppendTime",
            "retention.ms", Long.toString(TimeUnit.DAYS.toMillis(7)));

    void create() {
        try {
            admin.createTopics(List.of(new NewTopic(WireNames.REPORTS_TOPIC, Optional.of(PARTITIONS), Optional.empty()).configs(SETTINGS)))
                    .all().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topic " + WireNames.REPORTS_TOPIC + " could not be created", e.getCause());
            }
        } catch (TimeoutException | InterruptedException e) {
            throw new IllegalStateException("No broker created the topic " + WireNames.REPORTS_TOPIC + " in time", e);
        }
    }

    /** Recreates the topic after the broker has lost its data; the consumer gets no error in that case. */
    void ensure() {
        try {
            create();
        } catch (IllegalStateException e) {
            LOG.debug("The reports topic could not be ensured, retrying", e);
        }
    }

    @Override
    public void close() {
        // Limits the wait for an unavailable broker.
        admin.close(CLOSE_TIMEOUT);
    }
}
