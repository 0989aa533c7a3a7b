package dev.fleetledger.query.workload;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.deployment.DeploymentResponse.Reason;
import dev.fleetledger.query.person.PersonDirectory.Names;

/** A workload as returned by the API. Status and counts cover the deployments that the reader may see. */
record WorkloadResponse(UUID id, String kind, String name, String namespace, int revision, int placementVersion, long version,
        @Nullable UUID family, Status status, @Nullable Reason statusReason, @Nullable Instant since, Map<String, Integer> counts,
        String createdBy, @Nullable String createdByName, Instant createdAt, @Nullable Instant deletedAt, String position) {

    static WorkloadResponse of(WorkloadView w, @Nullable WorkloadStatus known, Names names) {
        WorkloadStatus status = known == null ? WorkloadStatus.WITHOUT_DEPLOYMENTS : known;
        return new WorkloadResponse(w.id, w.kind, w.name, w.namespace, w.revision, w.placementVersion, w.version, w.family,
                status.status(), status.reason(), status.since() == null ? w.createdAt : status.since(), status.counts(),
                w.createdBy, names.name(w.createdBy), w.createdAt, w.deletedAt, Long.toString(w.position));
    }
}
