package dev.fleetledger.manifest.syntax;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** ISO 8601 durations of days and less. */
public final class DurationSyntax {
    private DurationSyntax() {
    }

    /** A duration above zero. */
    public static List<FieldRule> upTo(int days) {
        return rules(days, false);
    }

    /** A duration of zero or more. */
    public static List<FieldRule> fromZeroTo(int days) {
        return rules(days, true);
    }

    private static List<FieldRule> rules(int days, boolean mayBeZero) {
        return List.of(
            FieldRule.text("DurationIsNoDuration", "{it} is no duration, or too short.", "Write it as PT5M or PT24H.",
                text -> parse(text).filter(duration -> mayBeZero ? !duration.isNegative() : duration.isPositive()).isEmpty()),
            FieldRule.text("DurationIsTooLong", "{it} is longer than " + days + " days.", "Use at most P" + days + "D.",
                text -> parse(text).filter(duration -> duration.compareTo(Duration.ofDays(days)) > 0).isPresent()));
    }

    private static Optional<Duration> parse(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
