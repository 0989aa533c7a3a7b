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

/**
 * Periodic task for what no report triggers: lost readiness, missed deadlines, finished rollouts, expired questions, recording of refused
 * reports.
 */
record TimeoutSweep(ObservationTable observations, TransitionRecorder transitionRecorder, TransitionEffects transitionEffects,
        QuestionTimeouts questionTimeouts, RefusedReports refusedReports, TransactionTemplate transaction) {

    private static final Logger LOG = LoggerFactory.getLogger(TimeoutSweep.class);
    private static final int BATCH_SIZE = 200;

    void run(Instant now) {
        runPart(() -> transaction.executeWithoutResult(status -> recordDue(now)));
        runPart(() -> transaction.executeWithoutResult(status -> transitionEffects.finishRollouts(now)));
        runPart(() -> questionTimeouts.run(now));
        runPart(() -> transaction.executeWithoutResult(status -> refusedReports.writeEvents(now)));
    }

    private void recordDue(Instant now) {
        List<Key> due = observations.lockDue(now, BATCH_SIZE);
        if (!due.isEmpty()) {
            transitionRecorder.recordDue(due, now);
        }
    }

    /** A stream conflict in one part does not prevent the others. */
    private static void runPart(Runnable part) {
        try {
            part.run();
        } catch (StreamConflictException e) {
            LOG.debug("Stream conflict with another instance; the next sweep retries", e);
        }
    }
}
