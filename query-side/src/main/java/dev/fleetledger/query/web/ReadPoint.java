package dev.fleetledger.query.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The read point of a response.
 *
 * @param position of the last event projected when the request was made, or until that point of the past
 * @param now      database time, or the time of that point; it also decides whether a cluster is silent
 * @param step     number of the projections' last step until that point of the past; null: the present
 */
public record ReadPoint(long position, Instant now, @Nullable Long step) {

    public static ReadPoint present(long position, Instant now) {
        return new ReadPoint(position, now, null);
    }

    public boolean isPast() {
        return step != null;
    }

    public String positionText() {
        return Long.toString(position);
    }
}
