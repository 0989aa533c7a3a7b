package dev.fleetledger.command.rollout.step;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.rollout.ClusterProgress;
import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.rollout.ClusterProgress.Reach;
import dev.fleetledger.command.rollout.RolloutProgress;
import dev.fleetledger.command.rollout.RolloutState;
import dev.fleetledger.command.settings.CommandSideProperties;

/** Reads the progress of the clusters that matter to a rollout's next step, whatever the number of the others. */
@Component
public final class RolloutProgressReader {

    private static final String SELECT = "select it.cluster, it.wave, it.ordinal, it.generation is not null as sent, it.outcome,"
            + " it.counts_from, it.placed, coalesce(c.state, 'gone') as state, coalesce(c.cordoned, false) as cordoned, a.heard_at"
            + " from command.rollout_clusters it left join command.clusters c on c.name = it.cluster"
            + " left join command.agents a on a.cluster = it.cluster where it.rollout = ? and ";
    // Two index scans, so that the clusters of other waves cost nothing.
    private static final String FIND = SELECT + "it.wave between ? and ? union " + SELECT
            + "(it.debt or it.retried or it.outcome = 'failed' or (it.generation is not null and it.outcome is null))"
            + " order by wave, ordinal";

    private final JdbcTemplate jdbc;
    private final Duration silentAfter;

    RolloutProgressReader(JdbcTemplate jdbc, CommandSideProperties properties) {
        this.jdbc = jdbc;
        this.silentAfter = properties.clusterSilentAfter();
    }

    /** Of the present and the next wave, and of the clusters of others that are in flight, retried, failed, or in debt. */
    public RolloutProgress read(RolloutState state, Instant now) {
        return read(state, state.waveIndex(), state.nextWaveIndex(), now);
    }

    /** Of the whole rollout, for what a person says about any of its clusters. */
    public RolloutProgress readAll(RolloutState state, Instant now) {
        return read(state, 0, state.planned().waves().size(), now);
    }

    private RolloutProgress read(RolloutState state, int firstWave, int lastWave, Instant now) {
        var rollout = state.planned().rollout();
        return new RolloutProgress(jdbc.query(FIND, (row, n) -> progress(row, now), rollout, firstWave, lastWave, rollout), lastWave);
    }

    private ClusterProgress progress(ResultSet row, Instant now) throws SQLException {
        String outcome = row.getString("outcome");
        Timestamp heardAt = row.getTimestamp("heard_at");
        Instant silentAt = heardAt == null ? Instant.EPOCH : heardAt.toInstant().plus(silentAfter);
        Reach reach = reach(row, silentAt.isAfter(now));
        return new ClusterProgress(row.getString("cluster"), row.getInt("wave"), row.getBoolean("sent"),
                outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)), failedFrom(row, outcome), reach,
                reach == Reach.REACHABLE ? silentAt : null);
    }

    private static @Nullable Instant failedFrom(ResultSet row, @Nullable String outcome) throws SQLException {
        Timestamp countsFrom = row.getTimestamp("counts_from");
        return countsFrom == null || !"failed".equals(outcome) ? null : countsFrom.toInstant();
    }

    private static Reach reach(ResultSet row, boolean heard) throws SQLException {
        if (!row.getString("state").equals("open")) {
            return Reach.LEAVING;
        }
        if (row.getBoolean("cordoned") && !row.getBoolean("placed")) {
            return Reach.CORDONED;
        }
        return heard ? Reach.REACHABLE : Reach.SILENT;
    }
}
