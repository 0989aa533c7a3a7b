package dev.fleetledger.command.report.transition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.relay.outbox.LedgerListener;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.judgement.status.JudgementSchedule;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.Readiness;
import dev.fleetledger.judgement.status.WantedState;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * Table {@code command.seen}: the observation of each deployment, and when to judge it again without further facts (column
 * {@code stalls_at}).
 */
public record ObservationTable(JdbcTemplate jdbc) implements LedgerListener {

    private static final String COLUMNS = "select cluster, workload, facts, received_at, progressed_at, reached, lost_at from command.seen";
    private static final String SAVE = "insert into command.seen (cluster, workload, facts, received_at, progressed_at, reached, lost_at,"
            + " stalls_at) values (?, ?, ?::json, ?, ?, ?, ?, ?) on conflict (cluster, workload) do update set facts = excluded.facts,"
            + " received_at = excluded.received_at, progressed_at = excluded.progressed_at, reached = excluded.reached,"
            + " lost_at = excluded.lost_at, stalls_at = excluded.stalls_at";
    private static final String SET_DEADLINE = "insert into command.seen (cluster, workload, stalls_at) values (?, ?, ?)"
            + " on conflict (cluster, workload) do update set stalls_at = excluded.stalls_at";
    private static final String CLEAR_DEADLINE = "update command.seen set stalls_at = null where cluster = ? and workload = ?";

    /** One workload in one cluster. */
    public record Key(String cluster, UUID workload) {}

    /** @param judgeAt when to judge again without further facts; absent when the status doesn't change by time */
    record Row(Key key, Observation observation, @Nullable Instant judgeAt) {}

    public Map<Key, Observation> find(String cluster, Collection<UUID> workloads) {
        Map<Key, Observation> observations = new HashMap<>();
        jdbc.query(COLUMNS + " where cluster = ? and workload = any(?) and facts is not null", row -> {
            observations.put(key(row), observation(row));
        }, cluster, workloads.toArray(UUID[]::new));
        return observations;
    }

    /** Returns deployments to judge again and locks them against other instances. */
    public List<Key> lockDue(Instant now, int max) {
        return jdbc.query("select cluster, workload from command.seen where stalls_at <= ? order by stalls_at limit ? for update skip locked",
                (row, n) -> key(row), utc(now), max);
    }

    /** They are not judged again until further facts arrive. */
    void clearDeadline(List<Key> keys) {
        jdbc.batchUpdate(CLEAR_DEADLINE, keys.stream().map(key -> new Object[] {key.cluster(), key.workload()}).toList());
    }

    /** Sets the deadline for reaching a new wanted state, which no facts concern yet. */
    @Override
    public void onEvents(List<RecordedEvent> events) {
        List<Object[]> wanted = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.payload() instanceof DeploymentEvent.Wanted it) {
                JudgementSchedule schedule = JudgementSchedule.of(WantedState.of(it, event.timestamp()), null);
                wanted.add(new Object[] {it.cluster(), it.workload(), utcOrNull(schedule.nextAfter(event.timestamp()))});
            }
        }
        jdbc.batchUpdate(SET_DEADLINE, wanted);
    }

    void save(List<Row> rows) {
        jdbc.batchUpdate(SAVE, rows, Math.max(1, rows.size()), (statement, row) -> {
            statement.setString(1, row.key().cluster());
            statement.setObject(2, row.key().workload());
            statement.setString(3, ContractJson.MAPPER.writeValueAsString(row.observation().facts()));
            statement.setObject(4, utc(row.observation().receivedAt()));
            statement.setObject(5, utc(row.observation().progressedAt()));
            statement.setInt(6, row.observation().readiness().reached());
            statement.setObject(7, utcOrNull(row.observation().readiness().lostAt()));
            statement.setObject(8, utcOrNull(row.judgeAt()));
        });
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("cluster"), row.getObject("workload", UUID.class));
    }

    private static Observation observation(ResultSet row) throws SQLException {
        return new Observation(ContractJson.MAPPER.readValue(row.getString("facts"), DeploymentFacts.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("progressed_at", OffsetDateTime.class).toInstant(), readiness(row));
    }

    private static Readiness readiness(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime lostAt = row.getObject("lost_at", OffsetDateTime.class);
        return new Readiness(row.getInt("reached"), lostAt == null ? null : lostAt.toInstant());
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant time) {
        return time == null ? null : utc(time);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
