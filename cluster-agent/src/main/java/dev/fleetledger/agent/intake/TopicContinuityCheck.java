package dev.fleetledger.agent.intake;

import java.time.Duration;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects a topic that was lost and refilled beyond our position, which Kafka's consumer does not. In an unchanged log no record
 * before our position has a later timestamp than the latest one read.
 */
final class TopicContinuityCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TopicContinuityCheck.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final TopicPartition partition;
    private final Duration interval;
    private long newestTimestamp;
    private long nextCheck;

    /** @param interval shortest time between requests to the broker */
    TopicContinuityCheck(TopicPartition partition, Duration interval) {
        this.partition = partition;
        this.interval = interval;
    }

    void reset() {
        newestTimestamp = 0;
        nextCheck = System.nanoTime() + interval.toNanos();
    }

    void record(ConsumerRecord<String, byte[]> record) {
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
    }

    boolean isBroken(Consumer<String, byte[]> consumer) {
        if (newestTimestamp == 0 || System.nanoTime() - nextCheck < 0) {
            return false;
        }
        nextCheck = System.nanoTime() + interval.toNanos();
        OffsetAndTimestamp newer = consumer.offsetsForTimes(Map.of(partition, newestTimestamp + 1), TIMEOUT).get(partition);
        boolean broken = newer != null && newer.offset() < consumer.position(partition, TIMEOUT);
        if (broken) {
            LOG.warn("{} was recreated, reading it from the start", partition.topic());
        }
        return broken;
    }
}
