package dev.fleetledger.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint.Checkpoint;

/** The steps that the views have stored, and the same by a plain computation from the ledger and the stored reports. */
final class PastSteps {

    record Step(long number, long position, @Nullable Long report, Instant at, Instant latest) {}

    private record StoredReport(long number, long afterPosition, Instant receivedAt, boolean changed) {}

    private PastSteps() {}

    static List<Step> stored(TestQuerySide querySide) {
        return querySide.sql().sql("select number, position, report_number, at, latest from steps where number > 0 order by number")
                .query((row, n) -> new Step(row.getLong(1), row.getLong(2), row.getObject(3, Long.class),
                        row.getObject(4, OffsetDateTime.class).toInstant(), row.getObject(5, OffsetDateTime.class).toInstant())).list();
    }

    static List<Step> computed(TestQuerySide querySide) {
        List<Step> steps = new ArrayList<>();
        List<StoredReport> reports = reports(querySide);
        Instant[] latest = {Instant.MIN};
        int[] next = {0};
        querySide.sql().sql("select position, timestamp from ledger.events order by position").query(row -> {
            long position = row.getLong(1);
            addReportsBefore(position, reports, next, latest, steps);
            Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
            latest[0] = later(latest[0], at);
            steps.add(new Step(steps.size() + 1, position, null, at, latest[0]));
        });
        addReportsBefore(Long.MAX_VALUE, reports, next, latest, steps);
        return steps;
    }

    private static void addReportsBefore(long position, List<StoredReport> reports, int[] next, Instant[] latest, List<Step> steps) {
        while (next[0] < reports.size() && reports.get(next[0]).afterPosition < position) {
            StoredReport report = reports.get(next[0]++);
            latest[0] = later(latest[0], report.receivedAt);
            if (report.changed) {
                steps.add(new Step(steps.size() + 1, report.afterPosition, report.number, report.receivedAt, latest[0]));
            }
        }
    }

    /** @return what a projection has to project, to stop after this step */
    static Checkpoint checkpointAt(Step step, TestQuerySide querySide) {
        long report = step.report != null ? step.report : querySide.sql()
                .sql("select coalesce(max(number), 0) from observed.reports where after_position < ?").param(step.position)
                .query(Long.class).single();
        return new Checkpoint(step.position, null, report, null);
    }

    private static List<StoredReport> reports(TestQuerySide querySide) {
        return querySide.sql().sql("select number, after_position, received_at, not exists (select from observed.repeats p"
                + " where p.number = r.number) from observed.reports r order by number").query((row, n) -> new StoredReport(row.getLong(1),
                        row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getBoolean(4))).list();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
