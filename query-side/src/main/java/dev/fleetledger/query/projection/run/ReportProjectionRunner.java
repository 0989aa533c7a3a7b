package dev.fleetledger.query.projection.run;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.ReportEffect;
import dev.fleetledger.query.projection.ReportProjection;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.projection.report.ReceivedReport;
import dev.fleetledger.query.projection.report.ReportTable;
import dev.fleetledger.query.projection.report.UnchangedReportTable;
import dev.fleetledger.query.projection.report.UnchangedReportTable.UnchangedReport;

/**
 * Projects one batch of reports inside the caller's transaction: locks the checkpoint, loads and changes rows, writes them, moves the
 * checkpoint. {@link ViewBatchInterceptor} does the same for events.
 */
@Component
public class ReportProjectionRunner {

    private final ProjectionCheckpoint projectionCheckpoint;
    private final List<ReportProjection> reportProjections;
    private final ReportTable reports;
    private final UnchangedReportTable unchangedReports;
    private final EntityManager entityManager;

    ReportProjectionRunner(ProjectionCheckpoint projectionCheckpoint, List<ReportProjection> reportProjections, ReportTable reports,
            UnchangedReportTable unchangedReports, EntityManager entityManager) {
        this.projectionCheckpoint = projectionCheckpoint;
        this.reportProjections = reportProjections;
        this.reports = reports;
        this.unchangedReports = unchangedReports;
        this.entityManager = entityManager;
    }

    /**
     * Stores reports together with the current checkpoint, and projects those that were not stored before.
     *
     * @return how many were new
     */
    int projectReceived(List<ReceivedReport> received) {
        List<StoredReport> news = reports.insert(projectionCheckpoint.lock().position(), received);
        unchangedReports.mark(reports(news));
        return news.size();
    }

    /** Projects reports that are already stored, during a rebuild. */
    public void projectStored(List<StoredReport> stored) {
        long number = projectionCheckpoint.lock().reportNumber();
        reports(stored.stream().filter(report -> report.number() > number).toList());
    }

    /** @return the reports without any change other than the time */
    private List<UnchangedReport> reports(List<StoredReport> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        List<UnchangedReport> unchanged = new ArrayList<>();
        ViewBatch viewBatch = new ViewBatch(entityManager.unwrap(Session.class));
        reportProjections.forEach(projection -> projection.prepare(news, viewBatch));
        for (StoredReport report : news) {
            ReportEffect effect = applyToAll(report, viewBatch);
            if (!effect.changed()) {
                unchanged.add(new UnchangedReport(report.number(), effect.heard(), effect.confirmed()));
            }
        }
        viewBatch.write();
        projectionCheckpoint.advanceReports(news.getLast());
        return unchanged;
    }

    private ReportEffect applyToAll(StoredReport report, ViewBatch viewBatch) {
        return reportProjections.stream().map(projection -> projection.apply(report, viewBatch))
                .reduce(ReportEffect.NONE, ReportEffect::and);
    }
}
