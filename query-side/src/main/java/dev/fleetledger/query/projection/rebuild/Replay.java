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

    private static final int EVENT_BATCH_SIZE = 200;
    private static final int REPORT_BATCH_SIZE = 500;
    private static final int PAUSE_MILLIS = 10;

    private final ProjectionCheckpoint projectionCheckpoint;
    private final ProjectionRunner projectionRunner;
    private final ReportTable reports;
    private final GapStopReader ledger;
    private final TransactionTemplate transactions;

    Replay(ProjectionCheckpoint projectionCheckpoint, ProjectionRunner projectionRunner, ReportTable reports, GapStopReader ledger,
            TransactionTemplate transactions) {
        this.projectionCheckpoint = projectionCheckpoint;
        this.projectionRunner = projectionRunner;
        this.reports = reports;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Projects reports that these views don't contain yet. There are such when the views were rebuilt in another schema. */
    void replayStoredReports() {
        replayReportsUpTo(reports.lastNumber());
    }

    /** @param target checkpoint that the views shall reach */
    public void replayUpTo(ProjectionCheckpoint.Checkpoint target) {
        replayReportsUpTo(target.reportNumber());
        replayEventsUpTo(target.position());
    }

    /** @return checkpoint of views that contain everything stored so far */
    public ProjectionCheckpoint.Checkpoint headCheckpoint() {
        return new ProjectionCheckpoint.Checkpoint(ledger.head().value(), null, reports.lastNumber(), null);
    }

    private void replayReportsUpTo(long number) {
        List<StoredReport> batch = reports.readAfter(projectionCheckpoint.read().reportNumber(), number, REPORT_BATCH_SIZE);
        while (!batch.isEmpty()) {
            for (List<StoredReport> group : groupByPosition(batch)) {
                replayEventsUpTo(group.getFirst().afterPosition());
                transactions.executeWithoutResult(status -> projectionRunner.projectStored(group));
            }
            batch = reports.readAfter(projectionCheckpoint.read().reportNumber(), number, REPORT_BATCH_SIZE);
        }
    }

    private static List<List<StoredReport>> groupByPosition(List<StoredReport> reports) {
        List<List<StoredReport>> groups = new ArrayList<>();
        for (StoredReport report : reports) {
            if (groups.isEmpty() || groups.getLast().getFirst().afterPosition() != report.afterPosition()) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(report);
        }
        return groups;
    }

    private void replayEventsUpTo(long position) {
        long projected = projectionCheckpoint.read().position();
        while (projected < position) {
            List<ProjectedEvent> events = ledger.read(new Position(projected), EVENT_BATCH_SIZE).stream().map(ProjectedEvent::of)
                    .filter(event -> event.position() <= position).toList();
            if (events.isEmpty()) {
                pause();
            } else {
                transactions.executeWithoutResult(status -> projectionRunner.projectEvents(events));
                projected = events.getLast().position();
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
