package dev.fleetledger.command.report.transition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.ledger.RecordedEvent;

/** Table {@code command.seen}: the observation of each deployment, and the deadline for its next progress. */
public record ObservationTable(JdbcTemplate jdbc) implements LedgerListener {

    private static final String COLUMNS = "select cluster, workload, facts, received_at, progressed_at from command.seen";
    private static final String SAVE = "insert into command.seen (cluster, workload, facts, received_at, progressed_at, stalls_at)"
            + " values (?, ?, ?::json, ?, ?, ?) on conflict (cluster, workload) do update set facts = excluded.facts,"
            + " received_at = excluded.received_at, progressed_at = excluded.progressed_at, stalls_at = excluded.stalls_at";
    private static final String SET_DEADLINE = "insert into command.seen (cluster, workload, stalls_at) values (?, ?, ?)"
            + " on conflict (cluster, workload) do update set stalls_at = excluded.stalls_at";
    private static final String CLEAR_DEADLINE = "update command.seen set stalls_at = null where cluster = ? and workload = ?";

    /** One workload in one cluster. */
    public record Key(String cluster, UUID workload) {}

    /** @param stallsAt absent when no progress is expected */
    record Row(Key key, Observation observation, @Nullable Instant stallsAt) {}

    public Map<Key, Observation> find(String cluster, Collection<UUID> workloads) {
        Map<Key, Observation> observations = new HashMap<>();
        jdbc.query(COLUMNS + " where cluster = ? and workload = any(?) and facts is not null", row -> {
            observations.put(key(row), observation(row));
        }, cluster, workloads.toArray(UUID[]::new));
        return observations;
    }

    /** Returns deployments past their deadline and locks them against other instances. */
    public List<Key> lockStalled(Instant now, int max) {
        return jdbc.query("select cluster, workload from command.seen where stalls_at < ? order by stalls_at limit ? for update skip locked",
                (row, n) -> key(row), utc(now), max);
    }

    /** Clears the deadline of these deployments. */
    void clearDeadline(List<Key> keys) {
        jdbc.batchUpdate(CLEAR_DEADLINE, keys.stream().map(key -> new Object[] {key.cluster(), key.workload()}).toList());
    }

    /** Sets the deadline for reaching a new wanted state. */
    @Override
    public void onEvents(List<RecordedEvent> events) {
        List<Object[]> wanted = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.payload() instanceof DeploymentEvent.Wanted it) {
                wanted.add(new Object[] {it.cluster(), it.workload(), utc(event.timestamp().plus(Duration.parse(it.deadline())))});
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
            statement.setObject(6, row.stallsAt() == null ? null : utc(row.stallsAt()));
        });
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString("cluster"), row.getObject("workload", UUID.class));
    }

    private static Observation observation(ResultSet row) throws SQLException {
        return new Observation(ContractJson.MAPPER.readValue(row.getString("facts"), DeploymentFacts.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getObject("progressed_at", OffsetDateTime.class)
                .toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
