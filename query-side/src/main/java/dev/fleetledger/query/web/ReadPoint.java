package dev.fleetledger.query.web;

import java.time.Instant;

/**
 * The read point of a response.
 *
 * @param position of the last event projected when the request was made
 * @param now      database time; it also decides whether a cluster is silent
 */
public record ReadPoint(long position, Instant now) {

    public String positionText() {
        return Long.toString(position);
    }
}
