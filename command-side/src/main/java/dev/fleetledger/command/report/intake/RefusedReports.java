package dev.fleetledger.command.report.intake;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.cluster.ClusterFactEvent.ReportsRefused;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/**
 * Reports under a cluster's name whose signature or credential was rejected. They are counted in a table and recorded in the ledger
 * at most once a minute per cluster, so that a flood of invalid reports cannot fill the ledger.
 */
public record RefusedReports(JdbcTemplate jdbc, Ledger ledger, SystemMetadata systemMetadata) {

    private static final Duration EVENT_INTERVAL = Duration.ofMinutes(1);
    private static final int BATCH_SIZE = 100;
    private static final Map<DropReason, String> CODES = Map.of(DropReason.CREDENTIAL, "CredentialIsUnknown",
            DropReason.RETIRED, "CredentialIsRetired", DropReason.SEAL, "SealDoesNotHold", DropReason.ANOTHER, "ReportNamesAnother");
    // Only registered names, so that foreign names create no streams. The first report since the last event gives credential and code.
    private static final String COUNT = "insert into command.refused_reports as pile (cluster, credential, code, count)"
            + " select name, ?, ?, 1 from command.clusters where name = ? on conflict (cluster) do update set count = pile.count + 1,"
            + " credential = case when pile.count = 0 then excluded.credential else pile.credential end,"
            + " code = case when pile.count = 0 then excluded.code else pile.code end";
    private static final String DUE = "select cluster, credential, code, count from command.refused_reports where count > 0"
            + " and (told_at is null or told_at <= ?) order by cluster limit ? for update skip locked";

    /** @param credential credential that the report named, if it was ever issued to this cluster */
    void count(@Nullable String cluster, @Nullable String credential, DropReason reason) {
        String code = CODES.get(reason);
        if (cluster != null && code != null) {
            jdbc.update(COUNT, credential, code, cluster);
        }
    }

    /** Runs in the caller's transaction. */
    public void writeEvents(Instant now) {
        List<ReportsRefused> due = jdbc.query(DUE, (row, n) -> new ReportsRefused(row.getString(1), row.getString(2), row.getString(3),
                row.getLong(4)),
                Timestamp.from(now.minus(EVENT_INTERVAL)), BATCH_SIZE);
        if (due.isEmpty()) {
            return;
        }
        Map<StreamId, Long> next = ledger.nextSequences(due.stream().map(RefusedReports::stream).toList());
        List<NewEvent> events = new ArrayList<>();
        due.forEach(event -> events.add(new NewEvent(stream(event), next.getOrDefault(stream(event), 0L), event)));
        ledger.append(events, systemMetadata.create());
        jdbc.batchUpdate("update command.refused_reports set count = 0, told_at = ? where cluster = ?",
                due.stream().map(event -> new Object[] {Timestamp.from(now), event.cluster()}).toList());
    }

    private static StreamId stream(ReportsRefused event) {
        return StreamId.of("ClusterFacts", event.cluster());
    }
}
