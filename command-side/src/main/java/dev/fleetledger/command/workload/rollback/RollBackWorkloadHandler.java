package dev.fleetledger.command.workload.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.rollout.plan.NameReservations;
import dev.fleetledger.command.rollout.plan.NewNamespaces;
import dev.fleetledger.command.rollout.plan.RolloutOption;
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
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.problem.RuleViolationException;

@Component
final class RollBackWorkloadHandler {

    private final WorkloadRepository workloadRepository;
    private final NameReservations nameReservations;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;
    private final RolloutOptionResolver optionResolver;

    RollBackWorkloadHandler(WorkloadRepository workloadRepository, NameReservations nameReservations, RolloutPlanner rolloutPlanner,
            EventStreamRepository streamRepository, IdGenerator idGenerator, RolloutOptionResolver optionResolver) {
        this.workloadRepository = workloadRepository;
        this.nameReservations = nameReservations;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
        this.optionResolver = optionResolver;
    }

    @CommandHandler
    WorkloadChangeResult handle(RollBackWorkload command, Authorization authorization) {
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), List.of(command.revision()),
                command.expectedVersion(), authorization);
        WorkloadState workloadState = Workload.requireLive(found.workload());
        if (!workloadState.hasRevision(command.revision())) {
            throw new RuleViolationException("RevisionIsUnknown", "The workload has no revision " + command.revision() + ".",
                    "Choose one that GET /api/v1/workloads/{id}/revisions lists.");
        }
        authorization.requireInAll(Action.CREATE_NAMESPACE, NewNamespaces.findClusters(workloadState.specification(command.revision()),
                found.clusters(), workloadState.specification(), workloadState.clusters()), workloadState.namespace());
        List<WorkloadEvent> revised = Workload.decide(found.workload(), new WorkloadCommand.RollBack(command.revision()));
        return appendEvents(found, revised, optionResolver.restrict(command.option(), workloadState.workload(), found.clusters()),
                command.option());
    }

    private WorkloadChangeResult appendEvents(LoadedWorkload found, List<WorkloadEvent> revised, List<PlacementCluster> clusters,
            RolloutOption option) {
        WorkloadState workloadState = Workload.state(Workload.evolveAll(found.workload(), revised));
        UUID rollout = idGenerator.next();
        nameReservations.reserve(workloadState.workload(), workloadState.specification(),
                clusters.stream().map(PlacementCluster::name).toList());
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(revised));
        events.addAll(rolloutPlanner.plan(RolloutRequest.of(rollout, RolloutKind.ROLLBACK, workloadState, clusters, List.of(), option)));
        return new WorkloadChangeResult(workloadState.workload().toString(), workloadState.revision(), rollout,
                found.eventStream().versionAfter(revised), streamRepository.append(events));
    }
}
