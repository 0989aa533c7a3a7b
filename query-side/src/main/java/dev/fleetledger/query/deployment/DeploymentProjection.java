package dev.fleetledger.query.deployment;

import java.time.Instant;
import java.util.List;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects deployment events into the wanted state and judges it by the newest observation. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class DeploymentProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(DeploymentEvent.class, DeploymentView.class, DeploymentProjection::id);
        keys.one(DeploymentEvent.class, ObservationView.class, DeploymentProjection::id);
        keys.many(DeploymentEvent.class, GenerationView.class,
                event -> List.of(generationId(event, event.generation()), generationId(event, event.generation() - 1)));
    }

    @EventHandler
    void on(DeploymentEvent.Wanted wanted, ProjectedEvent event, ViewBatch viewBatch) {
        DeploymentView deployment = viewBatch.getOrAdd(DeploymentView.class, id(wanted), () -> DeploymentView.of(wanted.workload(),
                wanted.cluster()));
        if (wanted.generation() <= deployment.generation) {
            return;
        }
        GenerationView before = viewBatch.find(GenerationView.class, generationId(wanted, wanted.generation() - 1));
        if (before != null) {
            before.supersededAt = event.at();
        }
        viewBatch.getOrAdd(GenerationView.class, generationId(wanted, wanted.generation()), () -> GenerationView.of(wanted, event));
        deployment.wanted(wanted, event);
        judge(deployment, event.at(), viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Settled settled, @Timestamp Instant at, ViewBatch viewBatch) {
        recordOutcome(settled, Status.RUNNING.apiName(), at, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Failed failed, @Timestamp Instant at, ViewBatch viewBatch) {
        recordOutcome(failed, failed.status(), at, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Refused refused, @Timestamp Instant at, ViewBatch viewBatch) {
        recordOutcome(refused, Status.REJECTED.apiName(), at, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Drifted drifted, @Timestamp Instant at, ViewBatch viewBatch) {
        recordOutcome(drifted, Status.DRIFTED.apiName(), at, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Forgotten forgotten, @Timestamp Instant at, ViewBatch viewBatch) {
        end(forgotten, DeploymentView.FORGOTTEN, at, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Gone gone, @Timestamp Instant at, ViewBatch viewBatch) {
        end(gone, Status.DELETED.apiName(), at, viewBatch);
    }

    @EventHandler
    void on(DeploymentEvent.Released released, @Timestamp Instant at, ViewBatch viewBatch) {
        end(released, Status.RELEASED.apiName(), at, viewBatch);
    }

    private static void recordOutcome(DeploymentEvent event, String outcome, Instant at, ViewBatch viewBatch) {
        viewBatch.get(GenerationView.class, generationId(event, event.generation())).recordOutcome(outcome, at);
    }

    private static void end(DeploymentEvent event, String outcome, Instant at, ViewBatch viewBatch) {
        recordOutcome(event, outcome, at, viewBatch);
        DeploymentView deployment = viewBatch.get(DeploymentView.class, id(event));
        if (deployment.generation == event.generation()) {
            deployment.ended = outcome;
            judge(deployment, at, viewBatch);
        }
    }

    private static void judge(DeploymentView deployment, Instant at, ViewBatch viewBatch) {
        @Nullable ObservationView observation = viewBatch.find(ObservationView.class, deployment.id);
        deployment.judge(observation == null ? null : observation.observation(), at);
    }

    private static String id(DeploymentEvent event) {
        return DeploymentView.id(event.workload(), event.cluster());
    }

    private static String generationId(DeploymentEvent event, long generation) {
        return GenerationView.id(event.workload(), event.cluster(), generation);
    }
}
