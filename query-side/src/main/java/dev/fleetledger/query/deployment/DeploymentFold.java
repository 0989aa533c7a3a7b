package dev.fleetledger.query.deployment;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Projects deployment events into the wanted state and judges it by the newest observation. */
@Component
class DeploymentFold implements Fold {

    @Override
    public void prepare(List<LedgerEvent> events, Batch batch) {
        List<Object> deployments = new ArrayList<>();
        List<Object> generations = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event.payload() instanceof DeploymentEvent deployment) {
                deployments.add(id(deployment));
                generations.add(GenerationView.id(deployment.workload(), deployment.cluster(), deployment.generation()));
                generations.add(GenerationView.id(deployment.workload(), deployment.cluster(), deployment.generation() - 1));
            }
        }
        batch.load(DeploymentView.class, deployments);
        batch.load(ObservationView.class, deployments);
        batch.load(GenerationView.class, generations);
    }

    @Override
    public void fold(LedgerEvent event, Batch batch) {
        if (event.payload() instanceof DeploymentEvent deployment) {
            fold(deployment, event, batch);
        }
    }

    private static void fold(DeploymentEvent event, LedgerEvent recorded, Batch batch) {
        switch (event) {
            case DeploymentEvent.Wanted wanted -> wanted(wanted, recorded, batch);
            case DeploymentEvent.Settled _ -> cameTo(event, Status.RUNNING.word(), recorded, batch);
            case DeploymentEvent.Failed failed -> cameTo(event, failed.status(), recorded, batch);
            case DeploymentEvent.Refused _ -> cameTo(event, Status.REJECTED.word(), recorded, batch);
            case DeploymentEvent.Drifted _ -> cameTo(event, Status.DRIFTED.word(), recorded, batch);
            case DeploymentEvent.Replaced _ -> { }
            case DeploymentEvent.Forgotten _ -> ended(event, DeploymentView.FORGOTTEN, recorded, batch);
            case DeploymentEvent.Gone _ -> ended(event, Status.DELETED.word(), recorded, batch);
            case DeploymentEvent.Released _ -> ended(event, Status.RELEASED.word(), recorded, batch);
        }
    }

    private static void wanted(DeploymentEvent.Wanted wanted, LedgerEvent recorded, Batch batch) {
        DeploymentView deployment = batch.getOrAdd(DeploymentView.class, id(wanted), () -> DeploymentView.of(wanted.workload(), wanted.cluster()));
        if (wanted.generation() <= deployment.generation) {
            return;
        }
        GenerationView before = batch.find(GenerationView.class, GenerationView.id(wanted.workload(), wanted.cluster(), wanted.generation() - 1));
        if (before != null) {
            before.supersededAt = recorded.at();
        }
        batch.getOrAdd(GenerationView.class, GenerationView.id(wanted.workload(), wanted.cluster(), wanted.generation()),
                () -> GenerationView.of(wanted, recorded));
        deployment.wanted(wanted, recorded);
        judge(deployment, recorded, batch);
    }

    private static void cameTo(DeploymentEvent event, String outcome, LedgerEvent recorded, Batch batch) {
        batch.get(GenerationView.class, GenerationView.id(event.workload(), event.cluster(), event.generation())).cameTo(outcome, recorded.at());
    }

    private static void ended(DeploymentEvent event, String how, LedgerEvent recorded, Batch batch) {
        cameTo(event, how, recorded, batch);
        DeploymentView deployment = batch.get(DeploymentView.class, id(event));
        if (deployment.generation == event.generation()) {
            deployment.ended = how;
            judge(deployment, recorded, batch);
        }
    }

    private static void judge(DeploymentView deployment, LedgerEvent recorded, Batch batch) {
        @Nullable ObservationView observation = batch.find(ObservationView.class, deployment.id);
        deployment.judge(observation == null ? null : observation.seen(), recorded.at());
    }

    private static String id(DeploymentEvent event) {
        return DeploymentView.id(event.workload(), event.cluster());
    }
}
