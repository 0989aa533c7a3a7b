package dev.fleetledger.local.story.instances;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.fleetledger.local.story.Exchange;

/**
 * A line of HAProxy's log, in its format {@code httplog}.
 *
 * @param instance    the instance that the request was sent to, by its name at the proxy
 * @param termination {@code SH}, {@code SD} or {@code SC} if the instance ended the connection before its answer was complete
 * @param request     method and path
 */
record ProxyEntry(Instant from, Instant to, String instance, String termination, String request) {

    private static final Pattern LINE = Pattern.compile(
            "\\S+ \\[(?<time>[^]]+)] \\S+ \\S+/(?<instance>\\S+) [-\\d]+/[-\\d]+/[-\\d]+/[-\\d]+/\\+?(?<total>\\d+) [-\\d]+ \\+?\\d+"
                    + " \\S+ \\S+ (?<termination>\\S\\S)\\S\\S .*\"(?<request>\\S+ [^ ?]+).*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss.SSS", Locale.ENGLISH);

    /** @param line of a proxy whose time zone is UTC; other lines than those of requests give nothing */
    static Optional<ProxyEntry> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant from = LocalDateTime.parse(matcher.group("time"), TIME).toInstant(ZoneOffset.UTC);
        return Optional.of(new ProxyEntry(from, from.plusMillis(Long.parseLong(matcher.group("total"))), matcher.group("instance"),
                matcher.group("termination"), matcher.group("request")));
    }

    /** Whether the instance ended the connection because it was killed. The log's times are milliseconds. */
    boolean isInterruptedBy(Kill kill) {
        return instance.equals(kill.instance()) && termination.startsWith("S")
                && !from.isAfter(kill.to()) && !to.plusMillis(1).isBefore(kill.from());
    }

    /** Whether this is that request on its way from a client, or from a console, to the instance. */
    boolean isPartOf(Exchange exchange) {
        return request.equals(exchange.request()) && !from.plusMillis(1).isBefore(exchange.sentAt()) && !to.isAfter(exchange.endedAt());
    }
}
