package dev.fleetledger.query.past;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.query.web.QueryParameters;

/** A point of the past as a request names it. */
sealed interface RequestedPoint {

    /** Until the event with this position. */
    record AtPosition(long position) implements RequestedPoint {}

    /** Until the first event or report after this time. */
    record AtTime(Instant time) implements RequestedPoint {}

    /**
     * @param name of the query parameter
     * @throws MalformedRequestException when the value is neither a position nor a time
     */
    static RequestedPoint parse(String name, String value) {
        return value.matches("\\d{1,18}") ? new AtPosition(Long.parseLong(value)) : new AtTime(time(name, value));
    }

    /** Rounds down to what the database stores, so that no point becomes a later one. */
    private static Instant time(String name, String value) {
        Instant time = QueryParameters.findTime(value).orElseThrow(() -> MalformedRequestException.parameter(name,
                "Send a time in RFC 3339, such as 2026-01-31T12:00:00Z (with + as %2B), or the `position` of an answer, unchanged."));
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
