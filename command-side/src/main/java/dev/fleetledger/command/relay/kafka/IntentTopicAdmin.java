package dev.fleetledger.command.relay.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import dev.fleetledger.contract.intent.WireNames;

/** Administers the clusters' intents topics at the broker. */
public final class IntentTopicAdmin implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 10;
    /** Short timeout: a reachable broker answers quickly. */
    private static final int PROBE_TIMEOUT_MILLIS = 3_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    /**
     * Small segments, so that compaction runs; tombstones are retained for as long as an agent may be offline and still learn of them.
     * The index is allocated in advance: the default of 10 MiB per topic is too much for five thousand topics.
     */
    private static final Map<String, String> TOPIC_SETTINGS = Map.of(
            "cleanup.policy", "compact",
            "segment.bytes", Integer.toString(16 << 20),
            "segment.ms", Long.toString(TimeUnit.HOURS.toMillis(6)),
            "max.compaction.lag.ms", Long.toString(TimeUnit.HOURS.toMillis(24)),
            "min.cleanable.dirty.ratio", "0.2",
            "delete.retention.ms", Long.toString(TimeUnit.DAYS.toMillis(30)),
            "segment.index.bytes", Integer.toString(64 << 10));

    private final Admin admin;

    public IntentTopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates missing topics.
     *
     * @return clusters without a topic, each with the reason
     */
    Map<String, String> create(Collection<String> clusters) {
        Map<String, KafkaFuture<Void>> futures = admin.createTopics(clusters.stream().map(WireNames::intentsTopic)
                .map(topic -> new NewTopic(topic, Optional.of(1), Optional.<Short>empty()).configs(TOPIC_SETTINGS)).toList()).values();
        Map<String, String> failures = new HashMap<>();
        clusters.forEach(cluster -> findFailure(futureOf(cluster, futures)).ifPresent(error -> failures.put(cluster, error)));
        return failures;
    }

    /** @return clusters whose topic could not be deleted, each with the reason */
    public Map<String, String> delete(Collection<String> clusters) {
        if (clusters.isEmpty()) {
            return Map.of();
        }
        Map<String, KafkaFuture<Void>> futures = admin.deleteTopics(clusters.stream().map(WireNames::intentsTopic).toList())
                .topicNameValues();
        Map<String, String> failures = new HashMap<>();
        clusters.forEach(cluster -> findFailure(futureOf(cluster, futures)).ifPresent(error -> failures.put(cluster, error)));
        return failures;
    }

    /** @return the ids of the existing topics, by cluster */
    Map<String, String> findIds(Collection<String> clusters) {
        var futures = admin.describeTopics(clusters.stream().map(WireNames::intentsTopic).toList()).topicNameValues();
        Map<String, String> ids = new HashMap<>();
        clusters.forEach(cluster -> findId(futureOf(cluster, futures).thenApply(TopicDescription::topicId))
                .ifPresent(id -> ids.put(cluster, id)));
        return ids;
    }

    /** @throws BrokerUnavailableException when the broker is unavailable */
    public void requireReachable() {
        findFailure(admin.describeCluster(new DescribeClusterOptions().timeoutMs(PROBE_TIMEOUT_MILLIS)).nodes().thenApply(nodes -> null))
                .ifPresent(error -> {
            throw new BrokerUnavailableException(error);
        });
    }

    private static <T> KafkaFuture<T> futureOf(String cluster, Map<String, KafkaFuture<T>> futures) {
        return Objects.requireNonNull(futures.get(WireNames.intentsTopic(cluster)));
    }

    private static Optional<String> findId(KafkaFuture<Uuid> id) {
        try {
            return Optional.of(id.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).toString());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new BrokerUnavailableException(String.valueOf(e.getCause()));
        } catch (TimeoutException | InterruptedException e) {
            throw new BrokerUnavailableException(e.toString());
        }
    }

    private static Optional<String> findFailure(KafkaFuture<?> future) {
        try {
            future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException || e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw new BrokerUnavailableException(String.valueOf(e.getCause()));
            }
            return Optional.of(String.valueOf(e.getCause()));
        } catch (TimeoutException | InterruptedException e) {
            throw new BrokerUnavailableException(e.toString());
        }
    }

    @Override
    public void close() {
        // Limits the wait for an unavailable broker.
        admin.close(CLOSE_TIMEOUT);
    }
}
