package dev.fleetledger.query.projection.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;

/** Tables {@code observed.reports} and {@code observed.parked}: received reports, and those that can't be projected. */
@Component
public class ReportTable {

    // A repeated report is skipped, also within one batch.
    private static final String INSERT = "insert into observed.reports (after_position, cluster, agent_epoch, sequence, received_at, value)"
            + " select ?, cluster, epoch, sequence, received_at::timestamptz, value::json"
            + " from unnest(?, ?, ?, ?, ?) with ordinality r(cluster, epoch, sequence, received_at, value, n)"
            // A report that was deleted as unchanged is not stored again when Kafka delivers it again.
            + " where not exists (select from observed.forgotten f where f.cluster = r.cluster and f.received_at >= r.received_at::timestamptz)"
            + " order by n"
            + " on conflict on constraint reports_once do nothing returning number, cluster, agent_epoch, sequence";

    /** The amount that is fetched from Kafka at once. */
    private static final int MAX_BATCH_BYTES = 8 * 1_024 * 1_024;

    private record ReportKey(String cluster, long epoch, long sequence) {

        static ReportKey of(ReceivedReport received) {
            return new ReportKey(received.report().cluster(), received.report().agentEpoch(), received.report().sequence());
        }
    }

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    ReportTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** @return the reports that were not stored before, in the order of their numbers */
    public List<StoredReport> insert(long afterPosition, List<ReceivedReport> received) {
        Map<ReportKey, ReceivedReport> firstByKey = new HashMap<>();
        received.forEach(report -> firstByKey.putIfAbsent(ReportKey.of(report), report));
        List<Map.Entry<Long, ReportKey>> stored = jdbc.query(connection -> insert(connection, afterPosition, received),
                (row, n) -> Map.entry(row.getLong(1), new ReportKey(row.getString(2), row.getLong(3), row.getLong(4))));
        return stored.stream().sorted(Map.Entry.comparingByKey()).flatMap(entry -> Stream.ofNullable(firstByKey.get(entry.getValue()))
                .map(report -> new StoredReport(entry.getKey(), afterPosition, report.receivedAt(), report.report()))).toList();
    }

    private static PreparedStatement insert(Connection connection, long afterPosition, List<ReceivedReport> received) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(INSERT);
        statement.setLong(1, afterPosition);
        setArray(statement, 2, "text", received, report -> report.report().cluster());
        setArray(statement, 3, "bigint", received, report -> report.report().agentEpoch());
        setArray(statement, 4, "bigint", received, report -> report.report().sequence());
        setArray(statement, 5, "text", received, report -> report.receivedAt().toString());
        setArray(statement, 6, "text", received, ReceivedReport::text);
        return statement;
    }

    private static void setArray(PreparedStatement statement, int index, String type, List<ReceivedReport> received,
            Function<ReceivedReport, Object> value) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, received.stream().map(value).toArray()));
    }

    /** @return at most {@code max} reports, at least one if there is any, with little more than {@link #MAX_BATCH_BYTES} bytes in total */
    public List<StoredReport> readAfter(long number, long upTo, int max) {
        return client.sql("select number, after_position, received_at, value from (select page.*, sum(length(value::text)) over (order by number)"
                        + " - length(value::text) as before from (select number, after_position, received_at, value from observed.reports"
                        + " where number > ? and number <= ? order by number limit ?) page) sized where before < ? order by number")
                .params(number, upTo, max, MAX_BATCH_BYTES).query(ReportTable::mapRow).list();
    }

    private static StoredReport mapRow(ResultSet row, int n) throws SQLException {
        Instant receivedAt = row.getObject(3, OffsetDateTime.class).toInstant();
        return new StoredReport(row.getLong(1), row.getLong(2), receivedAt, ContractJson.MAPPER.readValue(row.getString(4), Report.class));
    }

    public long lastNumber() {
        return client.sql("select coalesce(max(number), 0) from observed.reports").query(Long.class).single();
    }

    public void park(ConsumerRecord<String, byte[]> record, String reason) {
        client.sql("insert into observed.parked (cluster, topic, partition, \"offset\", received_at, value, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict on constraint parked_once do nothing")
                .params(record.key(), record.topic(), record.partition(), record.offset(),
                        ProjectionCheckpoint.utc(Instant.ofEpochMilli(record.timestamp())), record.value(), reason)
                .update();
    }
}
