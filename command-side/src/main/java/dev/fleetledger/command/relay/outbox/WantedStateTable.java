package dev.fleetledger.command.relay.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.RecordedEvent;

/** Position of the newest wanted state of each live deployment: the minimum that a cluster's topic must contain. */
public record WantedStateTable(JdbcTemplate jdbc) implements LedgerListener {

    private static final String WANTED = "insert into command.relay_wanted (position, cluster, workload) values (?, ?, ?)"
            + " on conflict (cluster, workload) do update set position = greatest(relay_wanted.position, excluded.position)";
    private static final String ENDED = "delete from command.relay_wanted where position < ? and cluster = ? and workload = ?";

    private record Key(String cluster, UUID workload) {}

    @Override
    public void onEvents(List<RecordedEvent> events) {
        Map<Key, Object[]> wanted = new LinkedHashMap<>();
        Map<Key, Object[]> ended = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            if (event.payload() instanceof DeploymentEvent it) {
                var key = new Key(it.cluster(), it.workload());
                Object[] row = {event.position().value(), it.cluster(), it.workload()};
                switch (it) {
                    case DeploymentEvent.Wanted _ -> wanted.put(key, row);
                    case DeploymentEvent.Gone _, DeploymentEvent.Released _, DeploymentEvent.Forgotten _ -> ended.put(key, row);
                    case DeploymentEvent.Settled _, DeploymentEvent.Failed _, DeploymentEvent.Refused _, DeploymentEvent.Drifted _,
                            DeploymentEvent.CorrectionsHeld _, DeploymentEvent.CorrectionsEnded _,
                            DeploymentEvent.Replaced _ -> { }
                }
            }
        }
        // An end deletes only wanted states with a lower position.
        jdbc.batchUpdate(WANTED, new ArrayList<>(wanted.values()));
        jdbc.batchUpdate(ENDED, new ArrayList<>(ended.values()));
    }

    public List<Position> positions(String cluster) {
        return jdbc.query("select position from command.relay_wanted where cluster = ? order by position",
                (row, n) -> new Position(row.getLong(1)), cluster);
    }
}
