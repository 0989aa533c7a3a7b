package dev.fleetledger.agent.deployment;

import java.util.Comparator;

import dev.fleetledger.contract.intent.Intent;

/**
 * Orders wanted states: first by the hub's epoch, since a hub restored from a backup counts generations again, then by generation.
 * The ledger's position is not used, because it repeats after an ordinary crash.
 */
public record Order(long epoch, long generation) implements Comparable<Order> {

    public static final Order NONE = new Order(0, 0);

    public static Order of(Intent intent) {
        return new Order(intent.hub().epoch(), intent.generation());
    }

    public boolean isNewerThan(Order other) {
        return compareTo(other) > 0;
    }

    public Order orNewer(Order other) {
        return other.isNewerThan(this) ? other : this;
    }

    @Override
    public int compareTo(Order other) {
        return Comparator.comparingLong(Order::epoch).thenComparingLong(Order::generation).compare(this, other);
    }
}
