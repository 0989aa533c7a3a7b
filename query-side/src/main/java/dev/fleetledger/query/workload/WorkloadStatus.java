package dev.fleetledger.query.workload;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.deployment.DeploymentAnswer.Reason;

/** The worst of a workload's deployments in reach, and how many there are of each. */
record WorkloadStatus(Status status, @Nullable Reason reason, @Nullable Instant since, Map<String, Integer> counts) {

    /** One that is placed nowhere waits for a place. */
    static final WorkloadStatus NOWHERE = new WorkloadStatus(Status.WAITING, null, null, Map.of());

    /**
     * @param worst     id of a deployment with that status
     * @param forgotten where its cluster was forgotten: counted only when it is all there is
     */
    record Row(UUID workload, String status, int count, String worst, Instant first, Instant last, boolean forgotten) {}

    /** @param before what the worse rows gave */
    static WorkloadStatus and(@Nullable WorkloadStatus before, Row row, @Nullable Reason reason) {
        if (before == null) {
            Status status = Status.of(row.status()).orElseThrow();
            // All is well since the last became so; something is wrong since the first did.
            Instant since = status == Status.RUNNING || status.ended() ? row.last() : row.first();
            return new WorkloadStatus(status, reason, since, Map.of(row.status(), row.count()));
        }
        if (row.forgotten()) {
            return before;
        }
        Map<String, Integer> counts = new LinkedHashMap<>(before.counts());
        counts.put(row.status(), row.count());
        return new WorkloadStatus(before.status(), before.reason(), before.since(), counts);
    }
}
