package dev.fleetledger.command.report;

import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.report.intake.QuestionTimeouts;
import dev.fleetledger.command.report.intake.RefusedReports;
import dev.fleetledger.command.report.transition.ObservationTable;
import dev.fleetledger.command.report.transition.ObservationTable.Key;
import dev.fleetledger.command.report.transition.TransitionEffects;
import dev.fleetledger.command.report.transition.TransitionRecorder;
import dev.fleetledger.ledger.StreamConflictException;

/** Periodic task for what no report triggers: missed deadlines, finished rollouts, expired questions, recording of refused reports. */
record TimeoutSweep(ObservationTable table, TransitionRecorder judging, TransitionEffects consequences, QuestionTimeouts lapses, RefusedReports refused, TransactionTemplate transaction) {

    private static final Logger LOG = LoggerFactory.getLogger(TimeoutSweep.class);
    private static final int AT_ONCE = 200;

    void run(Instant now) {
        look(() -> transaction.executeWithoutResult(status -> judgeStalled(now)));
        look(() -> transaction.executeWithoutResult(status -> consequences.finishRollouts(now)));
        look(() -> lapses.run(now));
        look(() -> transaction.executeWithoutResult(status -> refused.writeEvents(now)));
    }

    private void judgeStalled(Instant now) {
        List<Key> stalled = table.stalled(now, AT_ONCE);
        if (!stalled.isEmpty()) {
            judging.recordStalled(stalled, now);
        }
    }

    /** A stream conflict in one part does not prevent the others. */
    private static void look(Runnable part) {
        try {
            part.run();
        } catch (StreamConflictException e) {
            LOG.debug("Stream conflict with another instance; the next sweep retries", e);
        }
    }
}
