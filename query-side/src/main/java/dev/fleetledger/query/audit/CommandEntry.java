package dev.fleetledger.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.manifest.diff.Change;

/**
 * Who commanded what, when and why; or what the hub recorded of an agent's report, such as drift.
 *
 * @param cause    id of the command that caused this one
 * @param workload its target, like the cluster
 * @param facts    what the agent reported; empty for a command
 */
public record CommandEntry(String command, long position, Instant at, String actor, String action, @Nullable String reason,
        @Nullable String cause, @Nullable UUID workload, @Nullable String cluster, List<Change> facts) {

    static CommandEntry of(AuditView entry) {
        return new CommandEntry(entry.command, entry.position, entry.at, entry.actor, entry.action, entry.reason, entry.cause,
                entry.workload, entry.cluster, isReport(entry.action) ? entry.changes() : List.of());
    }

    /** Whether an agent reported it, and nobody commanded it. */
    public boolean isReport() {
        return isReport(action);
    }

    /** Whether the hub did by itself what somebody had commanded earlier, such as the next wave of a rollout. */
    public boolean isConsequence() {
        return cause != null && actor.equals(EventMetadata.SYSTEM) && !isReport();
    }

    private static boolean isReport(String action) {
        return action.equals(EventMetadata.AGENT_REPORT);
    }
}
