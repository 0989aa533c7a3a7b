package dev.fleetledger.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.query.ReportPast.PastReport;

/** The rows of heartbeats, confirmations and observations that a history of reports leaves, with a step for each report with a change. */
record PastVersions(List<PastReport> reports, List<Row> rows) {

    /**
     * @param table     of the views
     * @param validFrom number of the report that has made the version, from 1
     * @param stepTime  the time of the row that this report gave it
     * @param lastTime  the newest one, of the live row
     * @param until     null: the live row
     */
    record Row(String table, String id, long validFrom, @Nullable Instant stepTime, @Nullable Instant lastTime,
            @Nullable String confirmation, @Nullable Long until) {}

    private static final String HEARTBEATS = "heartbeats";
    private static final String CONFIRMATIONS = "confirmations";
    private static final String OBSERVATIONS = "observations";

    /** Adds the changes that such reports have in any case: other facts about an agent, or another way to report a deployment. */
    static List<PastReport> withNecessaryChanges(List<PastReport> reports) {
        List<PastReport> all = new ArrayList<>();
        Map<String, String> reporters = new HashMap<>();
        PastReport before = null;
        for (PastReport report : reports) {
            boolean news = before == null || before.epoch() != report.epoch() || before.heard() != report.heard();
            for (String workload : report.workloads()) {
                String reporter = report.digests() ? "epoch " + report.epoch() : "former agent";
                news |= !reporter.equals(reporters.put(workload, reporter));
            }
            all.add(new PastReport(report.at(), report.epoch(), report.heard(), report.confirms(), report.workloads(), report.digests(),
                    report.changed() || news));
            before = report;
        }
        return all;
    }

    static PastVersions of(String cluster, List<PastReport> reports) {
        Map<String, Row> live = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < reports.size(); n++) {
            PastReport report = reports.get(n);
            @Nullable Long step = report.changed() ? n + 1L : null;
            @Nullable Instant heardAt = report.heard() ? report.at() : lastTime(live.get(HEARTBEATS + cluster));
            set(live, rows, HEARTBEATS, cluster, step, heardAt == null ? Instant.EPOCH : heardAt, null);
            if (report.digests() && (!report.workloads().isEmpty() || report.confirms())) {
                String confirmation = cluster + "/" + report.epoch();
                set(live, rows, CONFIRMATIONS, confirmation, step,
                        report.confirms() ? report.at() : lastTime(live.get(CONFIRMATIONS + confirmation)), null);
            }
            for (String workload : report.workloads()) {
                set(live, rows, OBSERVATIONS, workload + "/" + cluster, step, report.at(),
                        report.digests() ? cluster + "/" + report.epoch() : null);
            }
        }
        rows.addAll(live.values());
        return new PastVersions(reports, rows);
    }

    private static void set(Map<String, Row> live, List<Row> rows, String table, String id, @Nullable Long step, @Nullable Instant time,
            @Nullable String confirmation) {
        Row row = live.get(table + id);
        if (step == null && row != null) {
            live.put(table + id, new Row(table, id, row.validFrom, row.stepTime, time, row.confirmation, null));
        } else if (step != null) {
            if (row != null) {
                rows.add(new Row(table, id, row.validFrom, row.stepTime, row.stepTime, row.confirmation, step));
            }
            live.put(table + id, new Row(table, id, step, time, time, confirmation, null));
        }
    }

    private static @Nullable Instant lastTime(@Nullable Row row) {
        return row == null ? null : row.lastTime;
    }

    /** @return number of the last report with a change until the time */
    long lastStep(Instant time) {
        long last = 0;
        for (int n = 0; n < reports.size() && !reports.get(n).at().isAfter(time); n++) {
            last = reports.get(n).changed() ? n + 1 : last;
        }
        return last;
    }

    void store(Connection connection) throws SQLException {
        for (Row row : rows) {
            String sql = switch (row.table) {
                case HEARTBEATS -> insert(row, "cluster, heard_at, step_heard_at, agent_epoch, sequence, sent_at, step_sequence, step_sent_at,"
                        + " mute", "?, ?, ?, 1, 1, now(), 1, now(), false");
                case CONFIRMATIONS -> insert(row, "id, confirmed_at, step_confirmed_at, digest", "?, ?, ?, 1");
                default -> insert(row, "id, received_at, step_received_at, confirmation, facts, progressed_at, observed_at,"
                        + " step_observed_at, reached, digest, outdated", "?, ?, ?, ?, '{}', now(), now(), now(), 0, 0, false");
            };
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, row.id);
                statement.setObject(2, utc(row.lastTime));
                statement.setObject(3, utc(row.stepTime));
                if (row.table.equals(OBSERVATIONS)) {
                    statement.setString(4, row.confirmation);
                }
                statement.execute();
            }
        }
    }

    private static String insert(Row row, String columns, String values) {
        return row.until == null
                ? "insert into views." + row.table + " (" + columns + ", valid_from) values (" + values + ", " + row.validFrom + ")"
                : "insert into views.past_" + row.table + " (" + columns + ", valid_from, valid_until) values (" + values + ", "
                + row.validFrom + ", " + row.until + ")";
    }

    private static @Nullable Object utc(@Nullable Instant time) {
        return Optional.ofNullable(time).map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
