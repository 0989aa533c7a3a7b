package dev.fleetledger.command.undo.entry;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** The target of a command by one of its events, as the audit shows it. It decides who sees the entry. */
final class EntryTarget {

    private static final Target NONE = new Target(null, null, null, null);

    private EntryTarget() {}

    /** @param workload whose rollout it is, for an event of a rollout */
    static Target of(Object event, @Nullable UUID workload) {
        return switch (event) {
            case WorkloadEvent.Revised it -> new Target(it.draft(), it.workload(), null, null);
            case WorkloadEvent it -> ofWorkload(it.workload());
            case RolloutEvent.ClusterRetried it -> new Target(null, workload, it.cluster(), null);
            case RolloutEvent.ClusterSkipped it -> new Target(null, workload, it.cluster(), null);
            case RolloutEvent _ -> ofWorkload(workload);
            case DeploymentEvent.Wanted it -> ofWorkload(it.workload());
            case DeploymentEvent it -> new Target(null, it.workload(), it.cluster(), null);
            case DraftEvent it -> new Target(it.draft(), null, null, null);
            case ClusterEvent it -> new Target(null, null, it.cluster(), null);
            case ClusterFactEvent it -> new Target(null, null, it.cluster(), null);
            case QuestionEvent.Asked it when it.draft() != null || it.clusters().size() != 1 -> new Target(it.draft(), null, null, null);
            case QuestionEvent.Asked it -> new Target(null, null, it.clusters().getFirst().cluster(), it.namespace());
            case RefusalEvent.Refused it -> it.target();
            default -> NONE;
        };
    }

    private static Target ofWorkload(@Nullable UUID workload) {
        return new Target(null, workload, null, null);
    }
}
