package dev.fleetledger.agent.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.Order;

/**
 * Memory entry of one workload.
 *
 * @param epoch      hub epoch of the generation that was carried out last
 * @param generation the generation that was carried out last
 * @param objects    UIDs of the objects that we applied, by kind and name
 * @param replaced   the last replacement of each object, by kind and name
 */
public record Remembered(long epoch, long generation, Map<String, String> objects, @Nullable Map<String, Replaced> replaced) {

    public Remembered {
        if (objects == null) {
            throw new IllegalArgumentException("It names no objects");
        }
        // Older agents did not write this field.
        replaced = replaced == null ? Map.of() : replaced;
    }

    static final Remembered NOTHING = new Remembered(0, 0, Map.of(), Map.of());

    /** The generation, reason and time of one replacement. */
    public record Replaced(long epoch, long generation, String object, String reason, Instant at) {

        public Order order() {
            return new Order(epoch, generation);
        }
    }

    public Order order() {
        return new Order(epoch, generation);
    }

    Remembered carriedOut(Order order) {
        return new Remembered(order.epoch(), order.generation(), objects, replaced);
    }

    Remembered with(String object, String uid) {
        return new Remembered(epoch, generation, and(objects, object, uid), replaced);
    }

    Remembered without(String object) {
        Map<String, String> fewer = new LinkedHashMap<>(objects);
        fewer.remove(object);
        return new Remembered(epoch, generation, Map.copyOf(fewer), replaced);
    }

    Remembered replacing(String object, Replaced how) {
        return new Remembered(epoch, generation, objects, and(replaced(), object, how));
    }

    @Override
    public Map<String, Replaced> replaced() {
        return replaced == null ? Map.of() : replaced;
    }

    private static <T> Map<String, T> and(Map<String, T> some, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(some);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
