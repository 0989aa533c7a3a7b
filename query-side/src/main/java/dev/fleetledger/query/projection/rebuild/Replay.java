package dev.fleetledger.query.projection.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.projection.report.ReportTable;
import dev.fleetledger.query.projection.run.ReportProjectionRunner;

/** Projects stored events and reports in their original order: each report after the events that were projected before it. */
@Component
public class Replay {

    private static final int EVENT_BATCH_SIZE = 200;
    private static final int REPORT_BATCH_SIZE = 500;

    private final ProjectionCheckpoint projectionCheckpoint;
    private final EventStore eventStore;
    private final EventBatchProcessor eventBatchProcessor;
    private final ReportProjectionRunner reportProjectionRunner;
    private final ReportTable reports;
    private final GapStopReader ledger;
    private final TransactionTemplate transactions;

    Replay(ProjectionCheckpoint projectionCheckpoint, EventStore eventStore, EventBatchProcessor eventBatchProcessor,
            ReportProjectionRunner reportProjectionRunner, ReportTable reports, GapStopReader ledger, TransactionTemplate transactions) {
        this.projectionCheckpoint = projectionCheckpoint;
        this.eventStore = eventStore;
        this.eventBatchProcessor = eventBatchProcessor;
        this.reportProjectionRunner = reportProjectionRunner;
        this.reports = reports;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Projects reports that these views don't contain yet. There are such when the views were rebuilt in another schema. */
    void replayStoredReports() {
        try (BlockingStream<TrackedEventMessage<?>> events = openEvents()) {
            replayReportsUpTo(reports.lastNumber(), events);
        }
    }

    /** @param target checkpoint that the views shall reach */
    public void replayUpTo(ProjectionCheckpoint.Checkpoint target) {
        try (BlockingStream<TrackedEventMessage<?>> events = openEvents()) {
            replayReportsUpTo(target.reportNumber(), events);
            replayEventsUpTo(target.position(), events);
        }
    }

    /** @return checkpoint of views that contain everything stored so far */
    public ProjectionCheckpoint.Checkpoint headCheckpoint() {
        return new ProjectionCheckpoint.Checkpoint(ledger.head().value(), null, reports.lastNumber(), null);
    }

    private void replayReportsUpTo(long number, BlockingStream<TrackedEventMessage<?>> events) {
        List<StoredReport> batch = reports.readAfter(projectionCheckpoint.read().reportNumber(), number, REPORT_BATCH_SIZE);
        while (!batch.isEmpty()) {
            for (List<StoredReport> group : groupByPosition(batch)) {
                replayEventsUpTo(group.getFirst().afterPosition(), events);
                transactions.executeWithoutResult(status -> reportProjectionRunner.projectStored(group));
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

    private void replayEventsUpTo(long position, BlockingStream<TrackedEventMessage<?>> events) {
        long projected = projectionCheckpoint.read().position();
        while (projected < position) {
            List<TrackedEventMessage<?>> batch = nextBatch(events, position);
            eventBatchProcessor.process(batch);
            projected = ProjectedEvent.positionOf(batch.getLast());
        }
    }

    /** Waits while a transaction below the position is uncommitted. */
    private static List<TrackedEventMessage<?>> nextBatch(BlockingStream<TrackedEventMessage<?>> events, long upTo) {
        try {
            List<TrackedEventMessage<?>> batch = new ArrayList<>(List.of(events.nextAvailable()));
            while (batch.size() < EVENT_BATCH_SIZE && events.peek().filter(next -> ProjectedEvent.positionOf(next) <= upTo).isPresent()) {
                batch.add(events.nextAvailable());
            }
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private BlockingStream<TrackedEventMessage<?>> openEvents() {
        return eventStore.openStream(GapAwareTrackingToken.newInstance(projectionCheckpoint.read().position(), Set.of()));
    }
}
