package dev.fleetledger.command.cluster.rotate;

import java.time.DateTimeException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;

/** @param overlap how long the earlier credential stays valid; zero: it ends immediately */
record RotateCredentialBody(Duration overlap, @Nullable String reason) {

    /** Leaves enough time to apply the new manifest by hand the next morning. */
    private static final Duration DEFAULT_OVERLAP = Duration.ofHours(24);
    /** Upper limit, so that a credential to be replaced does not stay valid unnoticed. */
    private static final Duration MAX_OVERLAP = Duration.ofDays(30);

    static RotateCredentialBody read(JsonFields body) {
        String text = body.text("overlap");
        return new RotateCredentialBody(text == null ? DEFAULT_OVERLAP : overlap(text, body), body.reason());
    }

    private static Duration overlap(String text, JsonFields body) {
        try {
            Duration overlap = Duration.parse(text);
            if (!overlap.isNegative() && overlap.compareTo(MAX_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeException e) {
            // Reported below, with the remedy.
        }
        body.reject("overlap", "This is no overlap.", "Send an ISO 8601 duration from PT0S (the former ends at once) to P30D, as PT1H.");
        return DEFAULT_OVERLAP;
    }
}
