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
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicPartition partition;
    private final Duration every;
    private long newest;
    private long nextLook;

    /** @param interval shortest time between requests to the broker */
    TopicContinuityCheck(TopicPartition partition, Duration every) {
        this.partition = partition;
        this.every = every;
    }

    void reset() {
        newest = 0;
        nextLook = System.nanoTime() + every.toNanos();
    }

    void record(ConsumerRecord<String, byte[]> record) {
        newest = Math.max(newest, record.timestamp());
    }

    boolean isBroken(Consumer<String, byte[]> consumer) {
        if (newest == 0 || System.nanoTime() - nextLook < 0) {
            return false;
        }
        nextLook = System.nanoTime() + every.toNanos();
        OffsetAndTimestamp newer = consumer.offsetsForTimes(Map.of(partition, newest + 1), PATIENCE).get(partition);
        boolean broken = newer != null && newer.offset() < consumer.position(partition, PATIENCE);
        if (broken) {
            LOG.warn("{} was recreated, reading it from the start", partition.topic());
        }
        return broken;
    }
}
