package dev.fleetledger.command.cluster.rotate;

import java.time.DateTimeException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Fields;

/** @param overlap for how long the former credential still counts; zero: it ends at once */
record Asked(Duration overlap, @Nullable String reason) {

    /** Long enough to apply the answer by hand the next morning. */
    private static final Duration USUAL = Duration.ofHours(24);
    /** A credential that should go must not be forgotten. */
    private static final Duration LONGEST = Duration.ofDays(30);

    static Asked read(Fields body) {
        String said = body.text("overlap");
        return new Asked(said == null ? USUAL : overlap(said, body), body.reason());
    }

    private static Duration overlap(String said, Fields body) {
        try {
            Duration overlap = Duration.parse(said);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST) <= 0) {
                return overlap;
            }
        } catch (DateTimeException e) {
            // Told below, with the remedy.
        }
        body.wrong("overlap", "This is no overlap.", "Send an ISO 8601 duration from PT0S (the former ends at once) to P30D, as PT1H.");
        return USUAL;
    }
}
