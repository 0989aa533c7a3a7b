package dev.fleetledger.agent.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.agent.drift.Baseline;
import dev.fleetledger.contract.ContractJson;

/**
 * Memory entry of one workload.
 *
 * @param epoch      hub epoch of the generation that was carried out last
 * @param generation the generation that was carried out last
 * @param objects    UIDs of the objects that we applied, by kind and name
 * @param replaced   the last replacement of each object, by kind and name
 * @param baselines  the API server's answer to the last apply of each object, by kind and name, limited in size
 */
public record MemoryEntry(long epoch, long generation, Map<String, String> objects, @Nullable Map<String, Replaced> replaced,
        @Nullable Map<String, Baseline> baselines) {

    /** Longest JSON of all baselines; without the one that exceeds it, later changes of that object are only reported. */
    private static final int MAX_BASELINES = 4_096;

    public MemoryEntry {
        if (objects == null) {
            throw new IllegalArgumentException("The objects are missing");
        }
        // Older agents did not write these fields.
        replaced = replaced == null ? Map.of() : replaced;
        baselines = baselines == null ? Map.of() : baselines;
    }

    static final MemoryEntry EMPTY = new MemoryEntry(0, 0, Map.of(), Map.of(), Map.of());

    /** The generation, reason and time of one replacement. */
    public record Replaced(long epoch, long generation, String object, String reason, Instant at) {

        public EpochGeneration order() {
            return new EpochGeneration(epoch, generation);
        }
    }

    public EpochGeneration order() {
        return new EpochGeneration(epoch, generation);
    }

    MemoryEntry withOrder(EpochGeneration epochGeneration) {
        return new MemoryEntry(epochGeneration.epoch(), epochGeneration.generation(), objects, replaced, baselines);
    }

    MemoryEntry withObject(String object, String uid) {
        return new MemoryEntry(epoch, generation, plus(objects, object, uid), replaced, baselines);
    }

    MemoryEntry withoutObject(String object) {
        return new MemoryEntry(epoch, generation, minus(objects, object), replaced, minus(baselines(), object));
    }

    MemoryEntry withReplacement(String object, Replaced replacement) {
        return new MemoryEntry(epoch, generation, objects, plus(replaced(), object, replacement), baselines);
    }

    MemoryEntry withBaseline(String object, Baseline baseline) {
        Map<String, Baseline> more = plus(baselines(), object, baseline);
        boolean fits = ContractJson.MAPPER.writeValueAsString(more).length() <= MAX_BASELINES;
        return new MemoryEntry(epoch, generation, objects, replaced, fits ? more : minus(more, object));
    }

    @Override
    public Map<String, Replaced> replaced() {
        return replaced == null ? Map.of() : replaced;
    }

    @Override
    public Map<String, Baseline> baselines() {
        return baselines == null ? Map.of() : baselines;
    }

    private static <T> Map<String, T> minus(Map<String, T> some, String key) {
        Map<String, T> fewer = new LinkedHashMap<>(some);
        fewer.remove(key);
        return Map.copyOf(fewer);
    }

    private static <T> Map<String, T> plus(Map<String, T> some, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(some);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
