package dev.fleetledger.agent.memory;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.fleetledger.agent.deployment.Order;

/**
 * One workload's entry.
 *
 * @param epoch      of the hub whose generation was carried out last
 * @param generation carried out last
 * @param objects    UIDs of the incarnations we applied, by kind and name
 */
public record Remembered(long epoch, long generation, Map<String, String> objects) {

    public Remembered {
        if (objects == null) {
            throw new IllegalArgumentException("It names no objects");
        }
    }

    static final Remembered NOTHING = new Remembered(0, 0, Map.of());

    public Order order() {
        return new Order(epoch, generation);
    }

    Remembered carriedOut(Order order) {
        return new Remembered(order.epoch(), order.generation(), objects);
    }

    Remembered with(String object, String uid) {
        Map<String, String> more = new LinkedHashMap<>(objects);
        more.put(object, uid);
        return new Remembered(epoch, generation, Map.copyOf(more));
    }

    Remembered without(String object) {
        Map<String, String> fewer = new LinkedHashMap<>(objects);
        fewer.remove(object);
        return new Remembered(epoch, generation, Map.copyOf(fewer));
    }
}
