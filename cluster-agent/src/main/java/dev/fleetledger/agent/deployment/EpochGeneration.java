package dev.fleetledger.agent.deployment;

import java.util.Comparator;

import dev.fleetledger.contract.intent.Intent;

/**
 * Orders wanted states: first by the hub's epoch, since a hub restored from a backup counts generations again, then by generation.
 * The ledger's position is not used, because it repeats after an ordinary crash.
 */
public record EpochGeneration(long epoch, long generation) implements Comparable<EpochGeneration> {

    public static final EpochGeneration NONE = new EpochGeneration(0, 0);

    public static EpochGeneration of(Intent intent) {
        return new EpochGeneration(intent.hub().epoch(), intent.generation());
    }

    public boolean isNewerThan(EpochGeneration other) {
        return compareTo(other) > 0;
    }

    public EpochGeneration orNewer(EpochGeneration other) {
        return other.isNewerThan(this) ? other : this;
    }

    @Override
    public int compareTo(EpochGeneration other) {
        return Comparator.comparingLong(EpochGeneration::epoch).thenComparingLong(EpochGeneration::generation).compare(this, other);
    }
}
