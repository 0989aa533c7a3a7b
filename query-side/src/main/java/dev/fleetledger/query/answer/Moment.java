package dev.fleetledger.query.answer;

import java.time.Instant;

/**
 * What an answer speaks of.
 *
 * @param position of the last event that the views had folded when it was asked
 * @param now      the database's clock, which also tells how long a cluster is silent
 */
public record Moment(long position, Instant now) {

    public String shown() {
        return Long.toString(position);
    }
}
