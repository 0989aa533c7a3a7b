package dev.fleetledger.query.projection.rebuild;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.projection.report.ReportTable;
import dev.fleetledger.query.projection.run.ProjectionRunner;

/** Projects stored events and reports in their original order: each report after the events that were projected before it. */
@Component
public class Replay {

    private static final int EVENTS_A_BATCH = 200;
    private static final int REPORTS_A_BATCH = 500;
    private static final int PAUSE_MILLIS = 10;

    private final ProjectionCheckpoint projectionCheckpoint;
    private final ProjectionRunner projectionRunner;
    private final ReportTable reports;
    private final GapStopReader ledger;
    private final TransactionTemplate transactions;

    Replay(ProjectionCheckpoint projectionCheckpoint, ProjectionRunner projectionRunner, ReportTable reports, GapStopReader ledger, TransactionTemplate transactions) {
        this.projectionCheckpoint = projectionCheckpoint;
        this.projectionRunner = projectionRunner;
        this.reports = reports;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Projects reports that these views don't contain yet. There are such when the views were rebuilt in another schema. */
    void replayStoredReports() {
        reportsUpTo(reports.lastNumber());
    }

    /** @param target checkpoint that the views shall reach */
    public void replayUpTo(ProjectionCheckpoint.Checkpoint point) {
        reportsUpTo(point.reportNumber());
        eventsUpTo(point.position());
    }

    /** @return checkpoint of views that contain everything stored so far */
    public ProjectionCheckpoint.Checkpoint everything() {
        return new ProjectionCheckpoint.Checkpoint(ledger.head().value(), null, reports.lastNumber(), null);
    }

    private void reportsUpTo(long number) {
        List<StoredReport> next = reports.after(projectionCheckpoint.read().reportNumber(), number, REPORTS_A_BATCH);
        while (!next.isEmpty()) {
            for (List<StoredReport> together : atSamePosition(next)) {
                eventsUpTo(together.getFirst().afterPosition());
                transactions.executeWithoutResult(status -> projectionRunner.projectStored(together));
            }
            next = reports.after(projectionCheckpoint.read().reportNumber(), number, REPORTS_A_BATCH);
        }
    }

    private static List<List<StoredReport>> atSamePosition(List<StoredReport> reports) {
        List<List<StoredReport>> groups = new ArrayList<>();
        for (StoredReport report : reports) {
            if (groups.isEmpty() || groups.getLast().getFirst().afterPosition() != report.afterPosition()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(report);
        }
        return groups;
    }

    private void eventsUpTo(long position) {
        long folded = projectionCheckpoint.read().position();
        while (folded < position) {
            List<ProjectedEvent> events = ledger.read(new Position(folded), EVENTS_A_BATCH).stream().map(ProjectedEvent::of)
                    .filter(event -> event.position() <= position).toList();
            if (events.isEmpty()) {
                pause();
            } else {
                transactions.executeWithoutResult(status -> projectionRunner.projectEvents(events));
                folded = events.getLast().position();
            }
        }
    }

    /** Waits while a transaction below the position is uncommitted. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
