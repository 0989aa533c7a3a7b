package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.JudgementSchedule.Phase;
import dev.fleetledger.judgement.status.Observation;
import dev.fleetledger.judgement.status.Status;

/**
 * A deployment as returned by the API.
 *
 * @param wanted   null as long as its cluster has got nothing of the workload
 * @param observed null as long as the cluster has no object of the deployment
 */
public record DeploymentResponse(UUID workload, String cluster, String namespace, String name, @Nullable Wanted wanted,
        @Nullable Observed observed, Status status, @Nullable Reason statusReason, Instant since, @Nullable Instant observedAt,
        @Nullable Instant receivedAt) {

    /**
     * @param manifest hash of the frozen manifest
     * @param dropped  objects of the previous generation that this one no longer has
     */
    public record Wanted(@Nullable Integer revision, long generation, String action, String manifest, UUID intent, @Nullable UUID rollout,
            Instant since, List<String> dropped) {}

    public record Observed(long generation, int desired, int current, int updated, int ready, int available, int misscheduled) {}

    public record Reason(String code, @Nullable String message) {

        static @Nullable Reason of(Judgement judgement) {
            return judgement.code() == null ? null : new Reason(judgement.code(), judgement.message());
        }
    }

    static DeploymentResponse of(DeploymentView d, @Nullable Observation observation, Phase current) {
        return new DeploymentResponse(d.workload, d.cluster, d.namespace, d.name,
                d.isUntouched() ? null
                        : new Wanted(d.revision, d.generation, d.action, d.manifest, d.intent, d.rollout, d.wantedAt, List.of(d.dropped)),
                observation == null ? null : observed(observation.facts().object()),
                current.judgement().status(), Reason.of(current.judgement()), current.since() == null ? d.since : current.since(),
                observation == null ? null : observation.facts().observedAt(), observation == null ? null : observation.receivedAt());
    }

    private static @Nullable Observed observed(@Nullable ObjectFacts o) {
        return o == null ? null
                : new Observed(o.intentGeneration(), o.desired(), o.current(), o.updated(), o.ready(), o.available(), o.misscheduled());
    }
}
