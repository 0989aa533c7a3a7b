package dev.fleetledger.query.audit;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.audit.AuditView.Target;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.rollout.RolloutView;

/** Determines the target of an event. */
final class AuditTargets {

    private static final Target NONE = new Target(null, null, null, null);

    private AuditTargets() {}

    static Target of(Object event, ViewBatch viewBatch) {
        return switch (event) {
            case DraftEvent draft -> of(draft);
            case WorkloadEvent.Created created -> new Target(null, created.workload(), null, created.namespace());
            case WorkloadEvent.Revised revised -> new Target(revised.draft(), revised.workload(), null, null);
            case WorkloadEvent workload -> new Target(null, workload.workload(), null, null);
            case RolloutEvent rollout -> of(rollout, viewBatch);
            // The generations of a command show its clusters. The entry's target is a cluster only when the command concerns that cluster.
            case DeploymentEvent.Wanted wanted -> new Target(null, wanted.workload(), null, wanted.namespace());
            case DeploymentEvent deployment -> new Target(null, deployment.workload(), deployment.cluster(), null);
            case ClusterEvent cluster -> new Target(null, null, cluster.cluster(), null);
            case ClusterFactEvent cluster -> new Target(null, null, cluster.cluster(), null);
            case QuestionEvent.Asked asked -> of(asked);
            case RefusalEvent.Refused refused -> of(refused.target());
            default -> NONE;
        };
    }

    private static Target of(DraftEvent draft) {
        return draft instanceof DraftEvent.Submitted submitted
                ? new Target(submitted.draft(), submitted.workload(), null, null)
                : new Target(draft.draft(), null, null, null);
    }

    /** The target of a preview question is its draft; the answers show which clusters were asked. */
    private static Target of(QuestionEvent.Asked asked) {
        return asked.draft() != null || asked.clusters().size() != 1
                ? new Target(asked.draft(), null, null, null)
                : new Target(null, null, asked.clusters().getFirst().cluster(), asked.namespace());
    }

    /** A person's decision about one cluster concerns that cluster. A step of the rollout may concern many. */
    private static Target of(RolloutEvent rollout, ViewBatch viewBatch) {
        return switch (rollout) {
            case RolloutEvent.Started started -> new Target(null, started.workload(), null, null);
            case RolloutEvent.Planned planned -> new Target(null, planned.workload(), null, planned.namespace());
            case RolloutEvent.ClusterRetried retried -> ofRollout(retried, retried.cluster(), viewBatch);
            case RolloutEvent.ClusterSkipped skipped -> ofRollout(skipped, skipped.cluster(), viewBatch);
            default -> ofRollout(rollout, null, viewBatch);
        };
    }

    private static Target ofRollout(RolloutEvent event, @Nullable String cluster, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.find(RolloutView.class, event.rollout());
        return new Target(null, rollout == null ? null : rollout.workload(), rollout == null ? null : cluster, null);
    }

    private static Target of(RefusalEvent.Target target) {
        return new Target(target.draft(), target.workload(), target.cluster(), target.namespace());
    }
}
