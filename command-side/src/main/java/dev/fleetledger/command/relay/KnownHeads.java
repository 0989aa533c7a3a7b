package dev.fleetledger.command.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Keys;

/** Reads the newest hub epoch and ledger position from the topics' last records. */
record KnownHeads(Supplier<Consumer<String, String>> consumers) {

    /** Number of records read per topic. A batch ends with the hub record; the margin covers a batch that a broker failure cut short. */
    private static final int LAST = 20;
    private static final Duration POLL = Duration.ofMillis(500);

    /** @return the newest epoch and head found in these clusters' topics */
    Heard newest(Collection<String> clusters) {
        List<TopicPartition> partitions = clusters.stream().map(cluster -> new TopicPartition(Keys.intentsTopic(cluster), 0)).toList();
        if (partitions.isEmpty()) {
            return Heard.NOTHING;
        }
        try (Consumer<String, String> consumer = consumers.get()) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> left = new HashMap<>(consumer.endOffsets(partitions));
            consumer.beginningOffsets(partitions).forEach((partition, begin) -> {
                long end = left.getOrDefault(partition, begin);
                consumer.seek(partition, Math.max(begin, end - LAST));
                left.computeIfPresent(partition, (p, e) -> e > begin ? e : null);
            });
            return read(consumer, left);
        }
    }

    private static Heard read(Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        Heard newest = Heard.NOTHING;
        while (!ends.isEmpty()) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                Heard told = told(record.value());
                newest = told.compareTo(newest) > 0 ? told : newest;
            }
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        }
        return newest;
    }

    /** Reads the hub record, or the hub contained in an intent. */
    private static Heard told(@Nullable String value) {
        try {
            JsonNode said = value == null ? ContractJson.MAPPER.createObjectNode() : ContractJson.MAPPER.readTree(value);
            JsonNode hub = said.has("head") ? said : said.path("hub");
            return new Heard(hub.path("epoch").asLong(0), hub.path("head").asLong(0));
        } catch (JacksonException e) {
            return Heard.NOTHING;
        }
    }
}
