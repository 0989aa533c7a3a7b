package dev.fleetledger.command.reports;

import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.reports.SeenTable.Key;
import dev.fleetledger.ledger.StreamMovedOn;

/** What only time tells: that nothing has moved within the deadline, that nobody is left to wait for, and that no answer came. */
record Sweep(SeenTable table, Judging judging, Consequences consequences, Lapses lapses, RefusedReports refused, TransactionTemplate transaction) {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_ONCE = 200;

    void run(Instant now) {
        look(() -> transaction.executeWithoutResult(status -> judgeStalled(now)));
        look(() -> transaction.executeWithoutResult(status -> consequences.finishRollouts(now)));
        look(() -> lapses.run(now));
        look(() -> transaction.executeWithoutResult(status -> refused.tell(now)));
    }

    private void judgeStalled(Instant now) {
        List<Key> stalled = table.stalled(now, AT_ONCE);
        if (!stalled.isEmpty()) {
            judging.judgeStalled(stalled, now);
        }
    }

    /** Each for itself: what keeps one back keeps no other. */
    private static void look(Runnable part) {
        try {
            part.run();
        } catch (StreamMovedOn e) {
            LOG.debug("Another was first, the next sweep looks again", e);
        }
    }
}
