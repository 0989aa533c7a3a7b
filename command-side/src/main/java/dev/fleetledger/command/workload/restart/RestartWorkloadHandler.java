package dev.fleetledger.command.workload.restart;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.rollout.plan.RolloutOptionResolver;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.rollout.plan.RolloutRequest;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadChangeResult;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Creates a new generation of its present revision in every cluster. */
@Component
final class RestartWorkloadHandler {

    private final WorkloadRepository workloadRepository;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;
    private final RolloutOptionResolver optionResolver;
    private final InstantSource clock;

    RestartWorkloadHandler(WorkloadRepository workloadRepository, RolloutPlanner rolloutPlanner, EventStreamRepository streamRepository,
            IdGenerator idGenerator, RolloutOptionResolver optionResolver, InstantSource clock) {
        this.workloadRepository = workloadRepository;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
        this.optionResolver = optionResolver;
        this.clock = clock;
    }

    @CommandHandler
    WorkloadChangeResult handle(RestartWorkload command, Authorization authorization) {
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), command.expectedVersion(), authorization);
        List<PlacementCluster> clusters = optionResolver.restrict(command.option(), found.state().workload(), found.clusters());
        List<WorkloadEvent> restarted = Workload.decide(found.workload(), new WorkloadCommand.Restart(clock.instant()));
        WorkloadState workloadState = Workload.state(Workload.evolveAll(found.workload(), restarted));
        UUID rollout = idGenerator.next();
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(restarted));
        events.addAll(rolloutPlanner.plan(RolloutRequest.of(rollout, RolloutKind.RESTART, workloadState, clusters, List.of(),
                command.option())));
        return new WorkloadChangeResult(workloadState.workload().toString(), workloadState.revision(), rollout,
                found.eventStream().versionAfter(restarted), streamRepository.append(events));
    }
}
