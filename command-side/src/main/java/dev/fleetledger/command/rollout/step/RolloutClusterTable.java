package dev.fleetledger.command.rollout.step;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.rollout.step.GenerationFactory.Generation;

/** Table {@code command.rollout_clusters}: how far each open rollout has come, and the debts of ended ones. */
@Component
public final class RolloutClusterTable {

    private static final String ADD = "insert into command.rollout_clusters (rollout, workload, cluster, wave, ordinal, placed)"
            + " select ?, ?, cluster, ?, ordinal, cluster = any(?) from unnest(?::text[]) with ordinality it(cluster, ordinal)";
    private static final String OUTCOME = "update command.rollout_clusters set outcome = ?, counts_from = ?"
            + " where rollout = ? and cluster = ? and generation in (0, ?)";
    private static final String FREE_NAMES = "delete from command.names using command.rollout_clusters it where it.rollout = ?"
            + " and it.generation is null and not it.placed and names.workload = it.workload and names.cluster = it.cluster"
            + " and it.cluster <> all(?)";

    private static final String LEAVE = "update command.rollout_clusters set outcome = 'left', counts_from = null, debt = false,"
            + " awaited = false where cluster = ? returning rollout";
    private static final String SUPERSEDE = "update command.rollout_clusters set outcome = 'superseded', counts_from = null"
            + " where workload = ? and cluster = ? and generation < ? and outcome is null returning rollout";
    private static final String MARK_SENT = "update command.rollout_clusters set generation = ?, outcome = ?, counts_from = null,"
            + " awaited = false, retried = false where rollout = ? and cluster = ?";

    private final JdbcTemplate jdbc;

    RolloutClusterTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param placed clusters where the workload runs already, which a cordon doesn't concern */
    void add(UUID rollout, UUID workload, int wave, List<String> clusters, Collection<String> placed) {
        jdbc.update(ADD, rollout, workload, wave, array(placed), array(clusters));
    }

    /** What needs no generation has settled. */
    void markSent(UUID rollout, List<Generation> generations) {
        jdbc.batchUpdate(MARK_SENT, generations.stream().map(it -> new Object[] {it.number(), it.events().isEmpty() ? "settled" : null,
                rollout, it.cluster()}).toList());
    }

    /** As if nothing had been sent, but for being sent next. */
    void retry(UUID rollout, String cluster) {
        jdbc.update("update command.rollout_clusters set generation = null, outcome = null, counts_from = null, retried = true"
                + " where rollout = ? and cluster = ?", rollout, cluster);
    }

    void setDebt(UUID rollout, String cluster, boolean debt) {
        jdbc.update("update command.rollout_clusters set debt = ?, awaited = ? and generation is null where rollout = ? and cluster = ?",
                debt, debt, rollout, cluster);
    }

    /** The rollout goes on when these clusters are heard. */
    void setAwaited(UUID rollout, Collection<String> clusters) {
        if (!clusters.isEmpty()) {
            jdbc.update("update command.rollout_clusters set awaited = true where rollout = ? and cluster = any(?)"
                    + " and not awaited", rollout, array(clusters));
        }
    }

    /**
     * @param countsFrom a failure before that time may still turn into a success
     * @return whether the rollout still awaits it: an ended one doesn't, nor one that has sent another generation since
     */
    public boolean recordOutcome(UUID rollout, String cluster, long generation, Outcome outcome, Instant countsFrom) {
        return jdbc.update(OUTCOME, outcome.name().toLowerCase(Locale.ROOT), Timestamp.from(countsFrom), rollout, cluster, generation) > 0;
    }

    /**
     * The cluster is no longer part of any rollout.
     *
     * @return the rollouts that it was part of
     */
    List<UUID> leave(String cluster) {
        return findRollouts(LEAVE, cluster);
    }

    /**
     * A generation of no rollout has replaced what was sent to the cluster.
     *
     * @return the rollouts that have awaited it
     */
    List<UUID> supersede(UUID workload, String cluster, long generation) {
        return findRollouts(SUPERSEDE, workload, cluster, generation);
    }

    /** Rollouts in which the cluster has no outcome yet. */
    List<UUID> findUnfinished(String cluster) {
        return findRollouts("select rollout from command.rollout_clusters where cluster = ? and outcome is null", cluster);
    }

    /** Frees the names in clusters that the rollout has not touched, but for those that a newer one needs. */
    void freeNames(UUID rollout, Collection<String> kept) {
        jdbc.update(FREE_NAMES, rollout, array(kept));
    }

    /** @param debts whether those in debt stay */
    void close(UUID rollout, boolean debts) {
        jdbc.update("delete from command.rollout_clusters where rollout = ? and not (debt and ?)", rollout, debts);
    }

    /** Debts that are no longer owed, because a newer rollout concerns these clusters, or the workload is to end there. */
    public void dropDebts(UUID workload, Collection<String> clusters) {
        jdbc.update("delete from command.rollout_clusters it using command.rollouts r where it.rollout = r.rollout"
                + " and r.outcome is not null and it.workload = ? and it.cluster = any(?)", workload, array(clusters));
    }

    /** Clusters that ended rollouts of the workload still owe. */
    public Set<String> findOwed(UUID workload) {
        return Set.copyOf(jdbc.queryForList("select distinct cluster from command.rollout_clusters where workload = ? and debt",
                String.class, workload));
    }

    List<UUID> findAwaiting(Collection<String> clusters) {
        return findRollouts("select distinct rollout from command.rollout_clusters where awaited and cluster = any(?)",
                (Object) array(clusters));
    }

    private List<UUID> findRollouts(String sql, Object... arguments) {
        return jdbc.query(sql, (row, n) -> row.getObject(1, UUID.class), arguments);
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
