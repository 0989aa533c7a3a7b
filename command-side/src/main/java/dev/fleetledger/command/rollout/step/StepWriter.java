package dev.fleetledger.command.rollout.step;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.repository.DeploymentRepository;
import dev.fleetledger.command.fleet.ReservedNameTable;
import dev.fleetledger.command.rollout.ClusterProgress;
import dev.fleetledger.command.rollout.ClusterProgress.Reach;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutProgress;
import dev.fleetledger.command.rollout.RolloutState;
import dev.fleetledger.command.rollout.RolloutStep;
import dev.fleetledger.command.rollout.step.GenerationFactory.Generation;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.stream.WorkloadStreamRepository;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.Finished;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/** Writes what a step decides into the tables, and makes the generations that it sends. The caller appends the events. */
@Component
public final class StepWriter {

    private final RolloutTable rolloutTable;
    private final RolloutClusterTable clusterTable;
    private final GenerationFactory generationFactory;
    private final DeploymentRepository deploymentRepository;
    private final ReservedNameTable nameTable;
    private final WorkloadStreamRepository workloadStreams;

    StepWriter(RolloutTable rolloutTable, RolloutClusterTable clusterTable, GenerationFactory generationFactory,
            DeploymentRepository deploymentRepository, ReservedNameTable nameTable, WorkloadStreamRepository workloadStreams) {
        this.rolloutTable = rolloutTable;
        this.clusterTable = clusterTable;
        this.generationFactory = generationFactory;
        this.deploymentRepository = deploymentRepository;
        this.nameTable = nameTable;
        this.workloadStreams = workloadStreams;
    }

    /**
     * What a step has written.
     *
     * @param events of the deployments
     * @param again  whether the next step follows at once, because what was to be sent somewhere is there already
     */
    record Written(List<NewEvent> events, boolean again) {}

    Written write(RolloutStep step, RolloutProgress progress) {
        RolloutState state = Rollout.requireState(step.rollout());
        write(step.events(), Set.of());
        List<Generation> generations = generationFactory.create(state, step.sends());
        clusterTable.markSent(state.planned().rollout(), generations);
        clusterTable.setAwaited(state.planned().rollout(), progress.clusters().stream()
                .filter(it -> it.wave() == state.waveIndex() && !it.sent() && it.reach() == Reach.SILENT)
                .map(ClusterProgress::cluster).toList());
        return new Written(generations.stream().flatMap(it -> it.eventStream().next(it.events()).stream()).toList(),
                generations.stream().anyMatch(it -> it.events().isEmpty()));
    }

    /** @param kept clusters whose names stay reserved if the rollout ends, because a newer one needs them */
    public void write(List<RolloutEvent> events, Set<String> kept) {
        for (RolloutEvent event : events) {
            UUID rollout = event.rollout();
            switch (event) {
                case RolloutEvent.DebtRecorded it -> clusterTable.setDebt(rollout, it.cluster(), true);
                case RolloutEvent.DebtPaid it -> clusterTable.setDebt(rollout, it.cluster(), false);
                case RolloutEvent.ClusterRetried it -> clusterTable.retry(rollout, it.cluster());
                case Finished it -> end(rollout, it.outcome(), kept);
                case RolloutEvent.Started _, RolloutEvent.Planned _, RolloutEvent.ApprovalRequested _, RolloutEvent.Approved _,
                        RolloutEvent.Rejected _, RolloutEvent.ApprovalExpired _, RolloutEvent.WaveStarted _, RolloutEvent.WaveSoaking _,
                        RolloutEvent.WaveCompleted _, RolloutEvent.WaveFailed _, RolloutEvent.Paused _, RolloutEvent.Resumed _,
                        RolloutEvent.Aborted _, RolloutEvent.ClusterSkipped _ -> { }
            }
        }
    }

    private void end(UUID rollout, String outcome, Set<String> kept) {
        boolean completed = outcome.equals(Finished.COMPLETED);
        if (!completed) {
            clusterTable.freeNames(rollout, kept);
        }
        rolloutTable.end(rollout, outcome);
        clusterTable.close(rollout, completed);
    }

    /** A workload is deleted when the rollout that ends it is completed, and it runs nowhere any more. */
    List<NewEvent> endWorkload(Rollout rollout) {
        RolloutEvent.Planned planned = Rollout.requireState(rollout).planned();
        boolean completed = rollout instanceof Rollout.Ended it && it.outcome().equals(Finished.COMPLETED);
        if (planned.kind() != RolloutKind.DELETE || !completed) {
            return List.of();
        }
        EventStream<WorkloadEvent> eventStream = workloadStreams.load(planned.workload());
        if (!(Workload.replay(eventStream.events()) instanceof Workload.Live live)) {
            return List.of();
        }
        Map<String, Deployment> deployments = deploymentRepository.find(planned.workload(), live.state().clusters());
        // Also where the rollout doesn't end it, because it concerns only what another one has touched.
        if (deployments.values().stream().anyMatch(Deployment.Running.class::isInstance)) {
            return List.of();
        }
        // No agent will confirm the end where nothing was ever sent.
        nameTable.free(planned.workload(), live.state().clusters().stream().filter(it -> deployments.get(it) instanceof Deployment.None)
                .toList());
        clusterTable.dropDebts(planned.workload(), live.state().clusters());
        boolean released = planned.targets().stream().anyMatch(it -> it.action() == DeploymentAction.RELEASE);
        return eventStream.next(Workload.decide(live, new WorkloadCommand.Delete(released ? "release" : "delete")));
    }
}
