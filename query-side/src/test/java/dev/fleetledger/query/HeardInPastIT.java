package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.query.ReportPast.PastReport;

/**
 * Whether a cluster was heard, and its deployments reported, until times of a random history: what the views of the past show, compared with
 * all reports, while more and more of the unchanged ones are deleted.
 */
class HeardInPastIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static final Duration SILENT_AFTER = Duration.ofSeconds(60);
    private static final Duration UNREPORTED_AFTER = Duration.ofSeconds(180);
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final int REPORTS = 150;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void showsWhatWasHeardUntilAnyTime(long seed) throws SQLException {
        var random = new Random(seed);
        String cluster = "heard-then-" + seed;
        // The first report changes something, and so does each that comes by another kind of agent than the one before.
        List<PastReport> reports = PastVersions.withNecessaryChanges(ReportPast.random(random, REPORTS, NOON));
        ReportPast.store(QUERY_SIDE, cluster, reports);
        PastVersions versions = PastVersions.of(cluster, reports);
        List<Instant> times = new ArrayList<>(reports.stream()
                .flatMap(report -> report.aroundLimits(SILENT_AFTER, UNREPORTED_AFTER)).filter(time -> !time.isBefore(NOON)).toList());
        List<Long> unchanged = new ArrayList<>(ReportPast.unchanged(QUERY_SIDE, cluster));
        Collections.shuffle(unchanged, random);
        try (Connection connection = QUERY_SIDE.database.connect(QUERY_SIDE.database.owner())) {
            versions.store(connection);
            for (int start = 0; start <= unchanged.size(); start += 40) {
                Collections.shuffle(times, random);
                for (Instant time : times.subList(0, 60)) {
                    assertSame(new ReportPast(reports, List.of()), cluster, versions, time, connection);
                }
                forget(connection, unchanged.subList(start, Math.min(unchanged.size(), start + 40)));
            }
        }
    }

    private static void assertSame(ReportPast all, String cluster, PastVersions versions, Instant time, Connection connection)
            throws SQLException {
        bind(connection, versions.lastStep(time), time);
        assertThat(isWithin(connection, "select heard_at from views_past.heartbeats where cluster = ?", cluster, time, SILENT_AFTER))
                .as("%s heard at %s", cluster, time).isEqualTo(all.isHeard(time, SILENT_AFTER));
        for (String workload : ReportPast.WORKLOADS) {
            assertThat(isWithin(connection, "select greatest(o.received_at, c.confirmed_at) from views_past.observations o"
                    + " left join views_past.confirmations c on c.id = o.confirmation where o.id = ?", workload + "/" + cluster, time,
                    UNREPORTED_AFTER)).as("%s reported at %s", workload, time).isEqualTo(all.isReported(workload, time, UNREPORTED_AFTER));
        }
    }

    private static void bind(Connection connection, long step, Instant time) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select set_config('fleetledger.at', ?, false), set_config('fleetledger.now', ?, false)")) {
            statement.setString(1, Long.toString(step));
            statement.setString(2, time.toString());
            statement.execute();
        }
    }

    private static boolean isWithin(Connection connection, String sql, String key, Instant time, Duration limit) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            var row = statement.executeQuery();
            OffsetDateTime latest = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
            assertThat(latest == null || !latest.toInstant().isAfter(time)).as("%s is not later than %s", latest, time).isTrue();
            return latest != null && latest.toInstant().isAfter(time.minus(limit));
        }
    }

    private static void forget(Connection connection, List<Long> numbers) throws SQLException {
        try (var statement = connection.prepareStatement("select observed.forget(?, ?::interval, ?::interval)")) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            statement.setString(2, SILENT_AFTER.toString());
            statement.setString(3, UNREPORTED_AFTER.toString());
            statement.execute();
        }
    }
}
