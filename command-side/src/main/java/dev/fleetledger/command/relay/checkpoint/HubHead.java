package dev.fleetledger.command.relay.checkpoint;

import java.util.Comparator;

/**
 * Hub epoch and ledger position as known from a topic. A later epoch is greater than any head of an earlier one.
 *
 * @param epoch 0 when the topic contains no hub record
 */
public record HubHead(long epoch, long head) implements Comparable<HubHead> {

    public static final HubHead NONE = new HubHead(0, 0);

    private static final Comparator<HubHead> ORDER = Comparator.comparingLong(HubHead::epoch).thenComparingLong(HubHead::head);

    @Override
    public int compareTo(HubHead other) {
        return ORDER.compare(this, other);
    }
}
