package dev.fleetledger.command.relay.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.relay.outbox.OutboxRecord;
import dev.fleetledger.contract.intent.WireNames;

/** Sends records and waits until each one is acknowledged or has failed. */
public final class IntentProducer implements AutoCloseable {

    private final Supplier<Producer<String, String>> producers;
    private final Runnable assertReachable;
    private final Set<String> warm = ConcurrentHashMap.newKeySet();

    private Producer<String, String> producer;
    private volatile boolean failedForGood;

    private record Sent(OutboxRecord dispatch, Future<RecordMetadata> answer) {}

    /** @param reachabilityCheck throws {@link BrokerUnavailableException}; in that case failures are not attributed to clusters */
    public IntentProducer(Supplier<Producer<String, String>> producers, Runnable assertReachable) {
        this.producers = producers;
        this.producer = producers.get();
        this.assertReachable = assertReachable;
    }

    /** @return the first failure of each failing cluster; later records of such a cluster do not count as sent */
    public Map<String, String> send(List<OutboxRecord> dispatches) {
        Map<String, String> troubles = new HashMap<>();
        dispatches.stream().filter(outboxRecord -> outboxRecord.error() != null)
                .forEach(outboxRecord -> troubles.putIfAbsent(outboxRecord.cluster(), String.valueOf(outboxRecord.error())));
        warmUp(dispatches, troubles);
        List<Sent> underWay = new ArrayList<>();
        for (OutboxRecord outboxRecord : dispatches) {
            if (!troubles.containsKey(outboxRecord.cluster())) {
                send(outboxRecord, underWay, troubles);
            }
        }
        producer.flush();
        underWay.forEach(sent -> trouble(sent.answer()).ifPresent(why -> troubles.putIfAbsent(sent.dispatch().cluster(), why)));
        if (!troubles.isEmpty()) {
            replaceIfItFailedForGood();
            assertReachable.run();
        }
        return troubles;
    }

    /**
     * Replaces a failed producer. An idempotent producer whose authentication fails while it requests its id, e.g. because the broker
     * has temporarily lost its users, fails all later sends with a bare KafkaException (Kafka's TransactionManager, 4.3).
     */
    private void replaceIfItFailedForGood() {
        if (failedForGood) {
            producer.close(Duration.ZERO);
            producer = producers.get();
            warm.clear();
            failedForGood = false;
        }
    }

    /** The first send to a topic blocks until its metadata is fetched. This fetches the metadata of all new topics in parallel. */
    private void warmUp(List<OutboxRecord> dispatches, Map<String, String> troubles) {
        Map<String, Future<?>> asked = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            dispatches.stream().map(OutboxRecord::cluster).distinct().filter(cluster -> !warm.contains(cluster)).forEach(cluster ->
                    asked.put(cluster, threads.submit(() -> producer.partitionsFor(WireNames.intentsTopic(cluster)))));
        }
        asked.forEach((cluster, answer) -> trouble(answer).ifPresentOrElse(
                why -> troubles.putIfAbsent(cluster, why), () -> warm.add(cluster)));
    }

    private void send(OutboxRecord outboxRecord, List<Sent> underWay, Map<String, String> troubles) {
        try {
            underWay.add(new Sent(outboxRecord, producer.send(new ProducerRecord<>(
                    WireNames.intentsTopic(outboxRecord.cluster()), 0, outboxRecord.key(), outboxRecord.value()))));
        } catch (RuntimeException e) {
            warm.remove(outboxRecord.cluster());
            troubles.put(outboxRecord.cluster(), why(e));
        }
    }

    private String why(@Nullable Throwable e) {
        failedForGood |= e instanceof AuthenticationException || e != null && e.getClass() == KafkaException.class;
        return String.valueOf(e);
    }

    private Optional<String> trouble(Future<?> answer) {
        try {
            answer.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(why(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("interrupted");
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
