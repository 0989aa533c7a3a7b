package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fleetledger.query.ReportPast.PastReport;

/** What {@code observed.heard} still tells of the past after unchanged reports were deleted, compared with all reports. */
class HeardIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static final Duration SILENT_AFTER = Duration.ofSeconds(60);
    private static final Duration UNREPORTED_AFTER = Duration.ofSeconds(180);
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final int REPORTS = 150;

    /** Deletes in random order and portions; some are rolled back, as by a kill, and some come again, as from another instance. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void deletionLosesNoStretch(long seed) throws SQLException {
        var random = new Random(seed);
        String cluster = "heard-" + seed;
        List<PastReport> reports = ReportPast.random(random, REPORTS, NOON);
        ReportPast.store(QUERY_SIDE, cluster, reports);
        List<Instant> times = new ArrayList<>(reports.stream()
                .flatMap(report -> report.aroundLimits(SILENT_AFTER, UNREPORTED_AFTER)).toList());

        List<Long> unchanged = new ArrayList<>(ReportPast.unchanged(QUERY_SIDE, cluster));
        Collections.shuffle(unchanged, random);
        try (Connection connection = QUERY_SIDE.database.connect(QUERY_SIDE.database.query())) {
            connection.setAutoCommit(false);
            for (int start = 0; start < unchanged.size(); start += 17) {
                List<Long> portion = unchanged.subList(Math.max(0, start - 3), Math.min(unchanged.size(), start + 17));
                forget(connection, portion);
                connection.rollback();
                forget(connection, portion);
                connection.commit();
                ReportPast past = ReportPast.read(QUERY_SIDE, cluster, reports);
                Collections.shuffle(times, random);
                times.subList(0, 20).forEach(time -> assertSame(reports, past, time));
            }
        }

        ReportPast past = ReportPast.read(QUERY_SIDE, cluster, reports);
        times.forEach(time -> assertSame(reports, past, time));
        assertThat(past.longestGap()).isLessThanOrEqualTo(UNREPORTED_AFTER);
        assertThat(past.areStretchesApart(SILENT_AFTER, UNREPORTED_AFTER)).as("each stretch is one row").isTrue();
    }

    @Test
    void keepsOneStretchHoweverLongAClusterIsQuiet() throws SQLException {
        List<PastReport> reports = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            List<String> reported = n % 50 == 0 ? ReportPast.WORKLOADS : List.of();
            reports.add(new PastReport(NOON.plusSeconds(9L * n), 1, true, true, reported, true, n == 0));
        }
        ReportPast.store(QUERY_SIDE, "quiet", reports);

        try (Connection connection = QUERY_SIDE.database.connect(QUERY_SIDE.database.query())) {
            forget(connection, ReportPast.unchanged(QUERY_SIDE, "quiet"));
        }

        assertThat(ReportPast.read(QUERY_SIDE, "quiet", reports).stretches()).extracting(ReportPast.Stretch::subject)
                .containsExactlyInAnyOrder("cluster", "confirmed/1");
        assertThat(ReportPast.read(QUERY_SIDE, "quiet", reports).longestGap()).isEqualTo(Duration.ofSeconds(9));
    }

    private static void assertSame(List<PastReport> all, ReportPast past, Instant time) {
        assertThat(past.isHeard(time, SILENT_AFTER)).as("cluster heard at %s", time)
                .isEqualTo(new ReportPast(all, List.of()).isHeard(time, SILENT_AFTER));
        ReportPast.WORKLOADS.forEach(workload -> assertThat(past.isReported(workload, time, UNREPORTED_AFTER))
                .as("%s reported at %s", workload, time)
                .isEqualTo(new ReportPast(all, List.of()).isReported(workload, time, UNREPORTED_AFTER)));
    }

    private static void forget(Connection connection, List<Long> numbers) throws SQLException {
        try (var statement = connection.prepareStatement("select observed.forget(?, make_interval(secs => ?), make_interval(secs => ?))")) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            statement.setDouble(2, SILENT_AFTER.toSeconds());
            statement.setDouble(3, UNREPORTED_AFTER.toSeconds());
            statement.execute();
        }
    }
}
