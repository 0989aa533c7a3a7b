package dev.fleetledger.ledger;

import java.time.Duration;
import java.util.Map;

/**
 * What a service tells the ledger about itself; a bean of the service.
 *
 * @param tokens     the schema of its own where Axon's processors keep their place: {@code command} or {@code views}
 * @param role       the database user it works as; migrations may grant to <code>${role}</code>
 * @param migrations its own schemas, and where Flyway finds their migrations, e.g. {@code command → classpath:db/command}
 * @param poll       how often to look for other processes' events
 */
public record LedgerSettings(String tokens, String role, Map<String, String> migrations, Duration poll) {

    private static final Duration POLL = Duration.ofMillis(20);

    public LedgerSettings(String tokens, String role, Map<String, String> migrations) {
        this(tokens, role, migrations, POLL);
    }
}
