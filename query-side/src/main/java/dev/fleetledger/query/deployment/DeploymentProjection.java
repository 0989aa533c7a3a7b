package dev.fleetledger.query.deployment;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects deployment events into the wanted state and judges it by the newest observation. */
@Component
class DeploymentProjection implements EventProjection {

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        List<Object> deployments = new ArrayList<>();
        List<Object> generations = new ArrayList<>();
        for (ProjectedEvent event : events) {
            if (event.payload() instanceof DeploymentEvent deployment) {
                deployments.add(id(deployment));
                generations.add(GenerationView.id(deployment.workload(), deployment.cluster(), deployment.generation()));
                generations.add(GenerationView.id(deployment.workload(), deployment.cluster(), deployment.generation() - 1));
            }
        }
        viewBatch.load(DeploymentView.class, deployments);
        viewBatch.load(ObservationView.class, deployments);
        viewBatch.load(GenerationView.class, generations);
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.payload() instanceof DeploymentEvent deployment) {
            project(deployment, event, viewBatch);
        }
    }

    private static void project(DeploymentEvent event, ProjectedEvent recorded, ViewBatch viewBatch) {
        switch (event) {
            case DeploymentEvent.Wanted wanted -> projectWanted(wanted, recorded, viewBatch);
            case DeploymentEvent.Settled _ -> recordOutcome(event, Status.RUNNING.apiName(), recorded, viewBatch);
            case DeploymentEvent.Failed failed -> recordOutcome(event, failed.status(), recorded, viewBatch);
            case DeploymentEvent.Refused _ -> recordOutcome(event, Status.REJECTED.apiName(), recorded, viewBatch);
            case DeploymentEvent.Drifted _ -> recordOutcome(event, Status.DRIFTED.apiName(), recorded, viewBatch);
            case DeploymentEvent.Replaced _, DeploymentEvent.CorrectionsHeld _, DeploymentEvent.CorrectionsEnded _ -> { }
            case DeploymentEvent.Forgotten _ -> endDeployment(event, DeploymentView.FORGOTTEN, recorded, viewBatch);
            case DeploymentEvent.Gone _ -> endDeployment(event, Status.DELETED.apiName(), recorded, viewBatch);
            case DeploymentEvent.Released _ -> endDeployment(event, Status.RELEASED.apiName(), recorded, viewBatch);
        }
    }

    private static void projectWanted(DeploymentEvent.Wanted wanted, ProjectedEvent recorded, ViewBatch viewBatch) {
        DeploymentView deployment = viewBatch.getOrAdd(DeploymentView.class, id(wanted), () -> DeploymentView.of(wanted.workload(),
                wanted.cluster()));
        if (wanted.generation() <= deployment.generation) {
            return;
        }
        GenerationView before = viewBatch.find(GenerationView.class, GenerationView.id(wanted.workload(), wanted.cluster(),
                wanted.generation() - 1));
        if (before != null) {
            before.supersededAt = recorded.at();
        }
        viewBatch.getOrAdd(GenerationView.class, GenerationView.id(wanted.workload(), wanted.cluster(), wanted.generation()),
                () -> GenerationView.of(wanted, recorded));
        deployment.wanted(wanted, recorded);
        judge(deployment, recorded, viewBatch);
    }

    private static void recordOutcome(DeploymentEvent event, String outcome, ProjectedEvent recorded, ViewBatch viewBatch) {
        viewBatch.get(GenerationView.class, GenerationView.id(event.workload(), event.cluster(), event.generation()))
                .recordOutcome(outcome, recorded.at());
    }

    private static void endDeployment(DeploymentEvent event, String outcome, ProjectedEvent recorded, ViewBatch viewBatch) {
        recordOutcome(event, outcome, recorded, viewBatch);
        DeploymentView deployment = viewBatch.get(DeploymentView.class, id(event));
        if (deployment.generation == event.generation()) {
            deployment.ended = outcome;
            judge(deployment, recorded, viewBatch);
        }
    }

    private static void judge(DeploymentView deployment, ProjectedEvent recorded, ViewBatch viewBatch) {
        @Nullable ObservationView observation = viewBatch.find(ObservationView.class, deployment.id);
        deployment.judge(observation == null ? null : observation.observation(), recorded.at());
    }

    private static String id(DeploymentEvent event) {
        return DeploymentView.id(event.workload(), event.cluster());
    }
}
