package dev.fleetledger.query.projection.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.ReportEffect;
import dev.fleetledger.query.projection.ReportProjection;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.projection.change.ChangeTable;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.projection.past.StepSequence;
import dev.fleetledger.query.projection.past.StepTable;
import dev.fleetledger.query.projection.report.AnswerTable;
import dev.fleetledger.query.projection.report.OutageTable;
import dev.fleetledger.query.projection.report.OutageTable.Heard;
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

    private record ProjectedReport(StoredReport report, ReportEffect effect) {

        UnchangedReport toUnchanged() {
            return new UnchangedReport(report.number(), effect.heard(), effect.confirmed());
        }

        /** Returns nothing unless the cluster was heard before, too. */
        Stream<Heard> heard() {
            return effect.heard() && effect.heardBefore() != null
                    ? Stream.of(new Heard(report.report().cluster(), effect.heardBefore(), report.receivedAt())) : Stream.empty();
        }
    }

    private final ProjectionCheckpoint projectionCheckpoint;
    private final List<ReportProjection> reportProjections;
    private final ReportTable reports;
    private final UnchangedReportTable unchangedReports;
    private final OutageTable outages;
    private final AnswerTable answers;
    private final ChangeTable changes;
    private final StepTable steps;
    private final EntityManager entityManager;

    ReportProjectionRunner(ProjectionCheckpoint projectionCheckpoint, List<ReportProjection> reportProjections, ReportTable reports,
            UnchangedReportTable unchangedReports, OutageTable outages, AnswerTable answers, ChangeTable changes, StepTable steps,
            EntityManager entityManager) {
        this.projectionCheckpoint = projectionCheckpoint;
        this.reportProjections = reportProjections;
        this.reports = reports;
        this.unchangedReports = unchangedReports;
        this.outages = outages;
        this.answers = answers;
        this.changes = changes;
        this.steps = steps;
        this.entityManager = entityManager;
    }

    /**
     * Stores reports together with the current checkpoint, and projects those that were not stored before.
     *
     * @return how many were new
     */
    int projectReceived(List<ReceivedReport> received) {
        List<StoredReport> news = reports.insert(projectionCheckpoint.lock().position(), received);
        List<ProjectedReport> projected = project(news);
        unchangedReports.mark(projected.stream().filter(report -> !report.effect().changed()).map(ProjectedReport::toUnchanged).toList());
        outages.record(projected.stream().flatMap(ProjectedReport::heard).toList());
        answers.mark(news);
        return news.size();
    }

    /** Projects reports that are already stored, during a rebuild. */
    public void projectStored(List<StoredReport> stored) {
        long number = projectionCheckpoint.lock().reportNumber();
        project(stored.stream().filter(report -> report.number() > number).toList());
    }

    private List<ProjectedReport> project(List<StoredReport> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        List<ProjectedReport> projected = new ArrayList<>();
        ViewBatch viewBatch = new ViewBatch(entityManager.unwrap(Session.class));
        StepSequence sequence = steps.begin();
        reportProjections.forEach(projection -> projection.prepare(news, viewBatch));
        for (StoredReport report : news) {
            ReportEffect effect = applyToAll(report, viewBatch);
            projected.add(new ProjectedReport(report, effect));
            if (effect.changed()) {
                viewBatch.endStep(sequence.addReport(report.number(), report.afterPosition(), report.receivedAt()));
            } else {
                viewBatch.endWithoutStep();
                sequence.passOver(report.receivedAt());
            }
        }
        changes.append(viewBatch.write());
        steps.append(sequence);
        projectionCheckpoint.advanceReports(news.getLast());
        return projected;
    }

    private ReportEffect applyToAll(StoredReport report, ViewBatch viewBatch) {
        return reportProjections.stream().map(projection -> projection.apply(report, viewBatch))
                .reduce(ReportEffect.NONE, ReportEffect::and);
    }
}
