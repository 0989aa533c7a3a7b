package dev.fleetledger.command.relay;

import java.util.Comparator;

/**
 * Hub epoch and ledger position as known from a topic. A later epoch is greater than any head of an earlier one.
 *
 * @param epoch 0 when the topic contains no hub record
 */
record Heard(long epoch, long head) implements Comparable<Heard> {

    static final Heard NOTHING = new Heard(0, 0);

    private static final Comparator<Heard> ORDER = Comparator.comparingLong(Heard::epoch).thenComparingLong(Heard::head);

    @Override
    public int compareTo(Heard other) {
        return ORDER.compare(this, other);
    }
}
