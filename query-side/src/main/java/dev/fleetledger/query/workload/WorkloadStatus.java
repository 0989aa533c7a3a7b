package dev.fleetledger.query.workload;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.deployment.DeploymentResponse.Reason;

/** The worst status of a workload's visible deployments, and their number per status. */
record WorkloadStatus(Status status, @Nullable Reason reason, @Nullable Instant since, Map<String, Integer> counts) {

    /** Status of a workload without deployments. */
    static final WorkloadStatus WITHOUT_DEPLOYMENTS = new WorkloadStatus(Status.WAITING, null, null, Map.of());

    /**
     * @param worst     id of a deployment with that status
     * @param forgotten whether the cluster was forgotten: such rows count only when there are no others
     */
    record Row(UUID workload, String status, int count, String worst, Instant first, Instant last, boolean forgotten) {}

    /** @param before the status from the rows with a worse rank; null for the first row */
    static WorkloadStatus accumulate(@Nullable WorkloadStatus before, Row row, @Nullable Reason reason) {
        if (before == null) {
            Status status = Status.of(row.status()).orElseThrow();
            // Running or ended: since the last deployment got there. Any other status: since the first deployment has it.
            Instant since = status == Status.RUNNING || status.isFinal() ? row.last() : row.first();
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
