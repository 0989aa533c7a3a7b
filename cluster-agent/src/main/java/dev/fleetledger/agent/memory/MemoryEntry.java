package dev.fleetledger.agent.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.EpochGeneration;

/**
 * Memory entry of one workload.
 *
 * @param epoch      hub epoch of the generation that was carried out last
 * @param generation the generation that was carried out last
 * @param objects    UIDs of the objects that we applied, by kind and name
 * @param replaced   the last replacement of each object, by kind and name
 */
public record MemoryEntry(long epoch, long generation, Map<String, String> objects, @Nullable Map<String, Replaced> replaced) {

    public MemoryEntry {
        if (objects == null) {
            throw new IllegalArgumentException("The objects are missing");
        }
        // Older agents did not write this field.
        replaced = replaced == null ? Map.of() : replaced;
    }

    static final MemoryEntry EMPTY = new MemoryEntry(0, 0, Map.of(), Map.of());

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
        return new MemoryEntry(epochGeneration.epoch(), epochGeneration.generation(), objects, replaced);
    }

    MemoryEntry withObject(String object, String uid) {
        return new MemoryEntry(epoch, generation, plus(objects, object, uid), replaced);
    }

    MemoryEntry withoutObject(String object) {
        Map<String, String> fewer = new LinkedHashMap<>(objects);
        fewer.remove(object);
        return new MemoryEntry(epoch, generation, Map.copyOf(fewer), replaced);
    }

    MemoryEntry withReplacement(String object, Replaced replacement) {
        return new MemoryEntry(epoch, generation, objects, plus(replaced(), object, replacement));
    }

    @Override
    public Map<String, Replaced> replaced() {
        return replaced == null ? Map.of() : replaced;
    }

    private static <T> Map<String, T> plus(Map<String, T> some, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(some);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
