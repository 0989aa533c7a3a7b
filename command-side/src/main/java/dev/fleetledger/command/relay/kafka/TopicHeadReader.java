package dev.fleetledger.command.relay.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.relay.checkpoint.HubHead;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;

/** Reads the newest hub epoch and ledger position from the topics' last records. */
public record TopicHeadReader(ConsumerFactory<String, String> consumerFactory) {

    /** Number of records read per topic. A batch ends with the hub record; the margin covers a batch that a broker failure cut short. */
    private static final int TAIL_LENGTH = 20;
    private static final Duration POLL = Duration.ofMillis(500);

    /** @return the newest epoch and head found in these clusters' topics */
    public HubHead readNewest(Collection<String> clusters) {
        List<TopicPartition> partitions = clusters.stream().map(cluster -> new TopicPartition(WireNames.intentsTopic(cluster), 0)).toList();
        if (partitions.isEmpty()) {
            return HubHead.NONE;
        }
        try (Consumer<String, String> consumer = consumerFactory.createConsumer()) {
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            consumer.beginningOffsets(partitions).forEach((partition, begin) -> {
                long end = ends.getOrDefault(partition, begin);
                consumer.seek(partition, Math.max(begin, end - TAIL_LENGTH));
                ends.computeIfPresent(partition, (p, e) -> e > begin ? e : null);
            });
            return read(consumer, ends);
        }
    }

    private static HubHead read(Consumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        HubHead newest = HubHead.NONE;
        while (!ends.isEmpty()) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                HubHead head = parseHead(record.value());
                newest = head.compareTo(newest) > 0 ? head : newest;
            }
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        }
        return newest;
    }

    /** Reads the hub record, or the hub contained in an intent. */
    private static HubHead parseHead(@Nullable String value) {
        try {
            JsonNode json = value == null ? ContractJson.MAPPER.createObjectNode() : ContractJson.MAPPER.readTree(value);
            JsonNode hub = json.has("head") ? json : json.path("hub");
            return new HubHead(hub.path("epoch").asLong(0), hub.path("head").asLong(0));
        } catch (JacksonException e) {
            return HubHead.NONE;
        }
    }
}
