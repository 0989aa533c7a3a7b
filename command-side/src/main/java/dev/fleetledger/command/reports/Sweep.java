package dev.fleetledger.command.reports;

import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.reports.SeenTable.Key;
import dev.fleetledger.ledger.StreamMovedOn;

/** Periodic task for what no report triggers: missed deadlines, finished rollouts, expired questions, recording of refused reports. */
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

    /** A stream conflict in one part does not prevent the others. */
    private static void look(Runnable part) {
        try {
            part.run();
        } catch (StreamMovedOn e) {
            LOG.debug("Another was first, the next sweep looks again", e);
        }
    }
}
