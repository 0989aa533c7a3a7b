package dev.fleetledger.agent.deployment;

import java.util.Comparator;

import dev.fleetledger.contract.intent.Intent;

/**
 * Which wanted state is newer: the hub's epoch first, since a hub restored from a backup counts generations anew, then the generation.
 * Never the ledger's position, which repeats after an ordinary crash.
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
