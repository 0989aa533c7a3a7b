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
 * Notices a topic that was lost and filled again past our place: Kafka's consumer does not. In the same log nothing newer than what was
 * seen lies before the place where we read.
 */
final class Continuity {

    private static final Logger LOG = LoggerFactory.getLogger(Continuity.class);
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicPartition partition;
    private long newest;
    private long nextLook;

    Continuity(TopicPartition partition) {
        this.partition = partition;
    }

    void begin() {
        newest = 0;
        nextLook = System.nanoTime() + EVERY.toNanos();
    }

    void saw(ConsumerRecord<String, byte[]> record) {
        newest = Math.max(newest, record.timestamp());
    }

    /** Asks the broker only now and then. */
    boolean isBroken(Consumer<String, byte[]> consumer) {
        if (newest == 0 || System.nanoTime() - nextLook < 0) {
            return false;
        }
        nextLook = System.nanoTime() + EVERY.toNanos();
        OffsetAndTimestamp newer = consumer.offsetsForTimes(Map.of(partition, newest + 1), PATIENCE).get(partition);
        boolean broken = newer != null && newer.offset() < consumer.position(partition, PATIENCE);
        if (broken) {
            LOG.warn("{} was made anew, reading it from its start", partition.topic());
        }
        return broken;
    }
}
