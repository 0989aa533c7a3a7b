package dev.fleetledger.command.cluster.rotate;

import java.time.DateTimeException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;

/** @param overlap how long the earlier credential stays valid; zero: it ends immediately */
record RotateCredentialBody(Duration overlap, @Nullable String reason) {

    /** Leaves enough time to apply the new manifest by hand the next morning. */
    private static final Duration USUAL = Duration.ofHours(24);
    /** Upper limit, so that a credential to be replaced does not stay valid unnoticed. */
    private static final Duration LONGEST = Duration.ofDays(30);

    static RotateCredentialBody read(JsonFields body) {
        String said = body.text("overlap");
        return new RotateCredentialBody(said == null ? USUAL : overlap(said, body), body.reason());
    }

    private static Duration overlap(String said, JsonFields body) {
        try {
            Duration overlap = Duration.parse(said);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST) <= 0) {
                return overlap;
            }
        } catch (DateTimeException e) {
            // Reported below, with the remedy.
        }
        body.reject("overlap", "This is no overlap.", "Send an ISO 8601 duration from PT0S (the former ends at once) to P30D, as PT1H.");
        return USUAL;
    }
}
