package dev.fleetledger.command.relay;

import java.util.Comparator;

/**
 * What a topic was told of the hub. A later epoch counts more than any head of an earlier one.
 *
 * @param epoch 0 where nothing was ever told
 */
record Heard(long epoch, long head) implements Comparable<Heard> {

    static final Heard NOTHING = new Heard(0, 0);

    private static final Comparator<Heard> ORDER = Comparator.comparingLong(Heard::epoch).thenComparingLong(Heard::head);

    @Override
    public int compareTo(Heard other) {
        return ORDER.compare(this, other);
    }
}
