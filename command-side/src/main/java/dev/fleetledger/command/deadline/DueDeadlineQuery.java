package dev.fleetledger.command.deadline;

import java.time.Instant;
import java.util.List;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;

import dev.fleetledger.liveness.Heartbeat;

/**
 * Queries due deadlines, with a heartbeat each time. A listener can't do that: db-scheduler 16 tells listeners only of polls that found
 * something ({@code LockAndFetchCandidates.run}), so that a service without due deadlines would count as stuck.
 */
final class DueDeadlineQuery extends PostgreSqlJdbcCustomization {

    private final Heartbeat polling;

    DueDeadlineQuery(Heartbeat polling) {
        // As AutodetectJdbcCustomization creates it: one statement locks and fetches, and times are of the column's type.
        super(false, false);
        this.polling = polling;
    }

    /** The heartbeat comes first: that the database is unavailable is no reason to restart. */
    @Override
    public List<Execution> lockAndFetchSingleStatement(JdbcTaskRepositoryContext context, Instant now, int limit, boolean ordered) {
        polling.signal();
        return super.lockAndFetchSingleStatement(context, now, limit, ordered);
    }
}
