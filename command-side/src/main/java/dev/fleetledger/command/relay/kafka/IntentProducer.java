package dev.fleetledger.command.relay.kafka;

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

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.springframework.kafka.core.KafkaTemplate;

import dev.fleetledger.command.relay.outbox.OutboxRecord;
import dev.fleetledger.contract.intent.WireNames;

/** Sends records and waits until each one is acknowledged or has failed. */
public final class IntentProducer {

    private final KafkaTemplate<String, String> template;
    private final Runnable reachabilityCheck;
    private final Set<String> warmTopics = ConcurrentHashMap.newKeySet();

    private volatile boolean failedPermanently;

    private record PendingSend(OutboxRecord record, Future<?> future) {}

    /** @param reachabilityCheck throws {@link BrokerUnavailableException}; in that case failures are not attributed to clusters */
    public IntentProducer(KafkaTemplate<String, String> template, Runnable reachabilityCheck) {
        this.template = template;
        this.reachabilityCheck = reachabilityCheck;
    }

    /** @return the first failure of each failing cluster; later records of such a cluster do not count as sent */
    public Map<String, String> send(List<OutboxRecord> records) {
        Map<String, String> failures = new HashMap<>();
        records.stream().filter(outboxRecord -> outboxRecord.error() != null)
                .forEach(outboxRecord -> failures.putIfAbsent(outboxRecord.cluster(), String.valueOf(outboxRecord.error())));
        warmUp(records, failures);
        List<PendingSend> pending = new ArrayList<>();
        for (OutboxRecord outboxRecord : records) {
            if (!failures.containsKey(outboxRecord.cluster())) {
                send(outboxRecord, pending, failures);
            }
        }
        template.flush();
        pending.forEach(pendingSend -> findFailure(pendingSend.future())
                .ifPresent(error -> failures.putIfAbsent(pendingSend.record().cluster(), error)));
        if (!failures.isEmpty()) {
            replaceIfFailedPermanently();
            reachabilityCheck.run();
        }
        return failures;
    }

    /**
     * Replaces a failed producer. An idempotent producer whose authentication fails while it requests its id, e.g. because the broker
     * has temporarily lost its users, fails all later sends with a bare KafkaException (Kafka's TransactionManager, 4.3).
     */
    private void replaceIfFailedPermanently() {
        if (failedPermanently) {
            template.getProducerFactory().reset();
            warmTopics.clear();
            failedPermanently = false;
        }
    }

    /** The first send to a topic blocks until its metadata is fetched. This fetches the metadata of all new topics in parallel. */
    private void warmUp(List<OutboxRecord> records, Map<String, String> failures) {
        Map<String, Future<?>> futures = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            records.stream().map(OutboxRecord::cluster).distinct().filter(cluster -> !warmTopics.contains(cluster)).forEach(cluster ->
                    futures.put(cluster, threads.submit(() -> template.partitionsFor(WireNames.intentsTopic(cluster)))));
        }
        futures.forEach((cluster, future) -> findFailure(future).ifPresentOrElse(
                error -> failures.putIfAbsent(cluster, error), () -> warmTopics.add(cluster)));
    }

    private void send(OutboxRecord outboxRecord, List<PendingSend> pending, Map<String, String> failures) {
        try {
            pending.add(new PendingSend(outboxRecord,
                    template.send(WireNames.intentsTopic(outboxRecord.cluster()), 0, outboxRecord.key(), outboxRecord.value())));
        } catch (RuntimeException e) {
            warmTopics.remove(outboxRecord.cluster());
            failures.put(outboxRecord.cluster(), recordError(e));
        }
    }

    private String recordError(@Nullable Throwable e) {
        // The template wraps what Kafka's producer returns, but not what it throws.
        Throwable error = e instanceof NestedRuntimeException wrapper ? wrapper.getCause() : e;
        failedPermanently |= error instanceof AuthenticationException || error != null && error.getClass() == KafkaException.class;
        return String.valueOf(error);
    }

    private Optional<String> findFailure(Future<?> future) {
        try {
            future.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(recordError(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException("interrupted");
        }
    }
}
