package dev.fleetledger.query.rollout;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.query.deployment.GenerationView;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects what becomes of what a rollout sends to its clusters. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class RolloutTargetProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.dependent(DeploymentEvent.class, RolloutView.class, (event, viewBatch) -> rollouts(event, viewBatch).toList());
        keys.dependent(DeploymentEvent.class, RolloutTargetView.class, (event, viewBatch) -> rollouts(event, viewBatch)
                .map(rollout -> RolloutTargetView.id(rollout, event.cluster())).toList());
    }

    @EventHandler
    void on(DeploymentEvent.Wanted wanted, ProjectedEvent event, ViewBatch viewBatch) {
        UUID former = rolloutOf(wanted, wanted.generation() - 1, viewBatch);
        if (former != null && !former.equals(wanted.rollout())) {
            change(former, wanted.cluster(), target -> {
                if (target.state == TargetState.SENT) {
                    target.supersede();
                }
            }, event, viewBatch);
        }
        RolloutView rollout = wanted.rollout() == null ? null : viewBatch.find(RolloutView.class, wanted.rollout());
        if (rollout != null) {
            rollout.nameDaemonSet(wanted.namespace(), wanted.name());
            change(rollout.id, wanted.cluster(), target -> target.send(wanted.generation()), event, viewBatch);
        }
    }

    @EventHandler
    void on(DeploymentEvent.Settled settled, ProjectedEvent event, ViewBatch viewBatch) {
        deliver(settled, TargetState.SETTLED, null, null, event, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Failed failed, ProjectedEvent event, ViewBatch viewBatch) {
        deliver(failed, TargetState.FAILED, failed.code(), failed.message(), event, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Refused refused, ProjectedEvent event, ViewBatch viewBatch) {
        deliver(refused, TargetState.FAILED, refused.code(), refused.message(), event, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Gone gone, ProjectedEvent event, ViewBatch viewBatch) {
        deliver(gone, TargetState.SETTLED, null, null, event, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Released released, ProjectedEvent event, ViewBatch viewBatch) {
        deliver(released, TargetState.SETTLED, null, null, event, viewBatch);
    }

    private static void deliver(DeploymentEvent outcome, TargetState delivery, @Nullable String code, @Nullable String message,
            ProjectedEvent event, ViewBatch viewBatch) {
        UUID rollout = rolloutOf(outcome, outcome.generation(), viewBatch);
        if (rollout != null) {
            change(rollout, outcome.cluster(), target -> {
                if (target.generation != null && target.generation == outcome.generation() && target.state != TargetState.SUPERSEDED) {
                    target.deliver(delivery, code, message);
                }
            }, event, viewBatch);
        }
    }

    private static void change(UUID id, String cluster, Consumer<RolloutTargetView> change, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.find(RolloutView.class, id);
        if (rollout != null) {
            RolloutTargets.change(rollout, cluster, change, viewBatch);
            rollout.advanceTo(event);
        }
    }

    /** The rollouts whose targets the event changes; for a new generation, also that of the generation before. */
    private static Stream<UUID> rollouts(DeploymentEvent event, ViewBatch viewBatch) {
        return switch (event) {
            case DeploymentEvent.Wanted wanted -> Stream.concat(Stream.ofNullable(wanted.rollout()),
                    Stream.ofNullable(rolloutOf(wanted, wanted.generation() - 1, viewBatch)));
            case DeploymentEvent.Settled _, DeploymentEvent.Failed _, DeploymentEvent.Refused _, DeploymentEvent.Gone _,
                    DeploymentEvent.Released _ -> Stream.ofNullable(rolloutOf(event, event.generation(), viewBatch));
            case DeploymentEvent.Drifted _, DeploymentEvent.CorrectionsHeld _, DeploymentEvent.CorrectionsEnded _,
                    DeploymentEvent.Replaced _, DeploymentEvent.Forgotten _ -> Stream.of();
        };
    }

    private static @Nullable UUID rolloutOf(DeploymentEvent event, long generation, ViewBatch viewBatch) {
        GenerationView view = viewBatch.find(GenerationView.class, GenerationView.id(event.workload(), event.cluster(), generation));
        return view == null ? null : view.rollout();
    }
}
