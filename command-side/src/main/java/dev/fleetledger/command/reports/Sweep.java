package dev.fleetledger.command.reports;

import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.reports.SeenTable.Key;
import dev.fleetledger.ledger.StreamMovedOn;

/** What only time tells: that nothing has moved within the deadline, and that a rollout has nobody left to wait for. */
record Sweep(SeenTable table, Judging judging, Consequences consequences, TransactionTemplate transaction) {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_ONCE = 200;

    void run(Instant now) {
        try {
            transaction.executeWithoutResult(status -> {
                List<Key> stalled = table.stalled(now, AT_ONCE);
                if (!stalled.isEmpty()) {
                    judging.judgeStalled(stalled, now);
                }
            });
            transaction.executeWithoutResult(status -> consequences.finishRollouts(now));
        } catch (StreamMovedOn e) {
            LOG.debug("Another was first, the next sweep looks again", e);
        }
    }
}
