package dev.fleetledger.command.report;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.report.intake.QuestionTimeouts;
import dev.fleetledger.command.report.intake.RefusedReports;
import dev.fleetledger.command.report.transition.ObservationTable;
import dev.fleetledger.command.report.transition.ObservationTable.Key;
import dev.fleetledger.command.report.transition.TransitionRecorder;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.ledger.StreamConflictException;

/**
 * Periodic task for what no report triggers: lost readiness, missed deadlines, expired questions, recording of refused
 * reports. Every instance runs it: each part locks its rows, or conflicts on the stream that another instance has appended to.
 */
final class TimeoutSweep {

    private static final Logger LOG = LoggerFactory.getLogger(TimeoutSweep.class);
    private static final int BATCH_SIZE = 200;

    private final ObservationTable observations;
    private final TransitionRecorder transitionRecorder;
    private final QuestionTimeouts questionTimeouts;
    private final RefusedReports refusedReports;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    TimeoutSweep(ObservationTable observations, TransitionRecorder transitionRecorder,
            QuestionTimeouts questionTimeouts, RefusedReports refusedReports, TransactionTemplate transaction, InstantSource clock) {
        this.observations = observations;
        this.transitionRecorder = transitionRecorder;
        this.questionTimeouts = questionTimeouts;
        this.refusedReports = refusedReports;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = CommandSideProperties.SWEEP_INTERVAL)
    void run() {
        Instant now = clock.instant();
        runPart(() -> transaction.executeWithoutResult(status -> recordDue(now)));
        runPart(() -> questionTimeouts.run(now));
        runPart(() -> transaction.executeWithoutResult(status -> refusedReports.writeEvents(now)));
    }

    private void recordDue(Instant now) {
        List<Key> due = observations.lockDue(now, BATCH_SIZE);
        if (!due.isEmpty()) {
            transitionRecorder.recordDue(due, now);
        }
    }

    /** A failing part does not prevent the others. */
    private static void runPart(Runnable part) {
        try {
            part.run();
        } catch (StreamConflictException | ConcurrencyFailureException e) {
            LOG.debug("Conflict with another transaction; the next sweep retries", e);
        } catch (RuntimeException e) {
            LOG.warn("A part of the sweep failed, retrying: {}", e.toString());
        }
    }
}
