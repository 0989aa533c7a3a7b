package dev.fleetledger.ledger;

import java.time.Duration;
import java.util.Map;

/**
 * A service's settings for the ledger; the service declares them as a bean.
 *
 * @param tokens     the service's schema in which Axon's processors keep their tokens: {@code command} or {@code views}
 * @param role       the database user of the service; migrations may grant to <code>${role}</code>
 * @param migrations the service's own schemas, each with the location of its Flyway migrations,
 *                   e.g. {@code command → classpath:db/command}; they are migrated in the map's order
 * @param poll       the interval at which the ledger is polled for events of other processes
 */
public record LedgerSettings(String tokens, String role, Map<String, String> migrations, Duration poll) {

    private static final Duration POLL = Duration.ofMillis(20);

    public LedgerSettings(String tokens, String role, Map<String, String> migrations) {
        this(tokens, role, migrations, POLL);
    }
}
