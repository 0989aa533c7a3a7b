package dev.fleetledger.command.workload.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.rollout.plan.NameReservations;
import dev.fleetledger.command.rollout.plan.NewNamespaces;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadChangeResult;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.problem.RuleViolationException;

@Component
final class RollBackWorkloadHandler {

    private final WorkloadRepository workloadRepository;
    private final NameReservations nameReservations;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;

    RollBackWorkloadHandler(WorkloadRepository workloadRepository, NameReservations nameReservations, RolloutPlanner rolloutPlanner,
            EventStreamRepository streamRepository, IdGenerator idGenerator) {
        this.workloadRepository = workloadRepository;
        this.nameReservations = nameReservations;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    WorkloadChangeResult handle(RollBackWorkload command, Authorization authorization) {
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), command.expectedVersion(), authorization);
        WorkloadState workloadState = Workload.requireLive(found.workload());
        if (!workloadState.hasRevision(command.revision())) {
            throw new RuleViolationException("RevisionIsUnknown", "The workload has no revision " + command.revision() + ".",
                    "Choose one that GET /api/v1/workloads/{id}/revisions lists.");
        }
        authorization.requireInAll(Action.CREATE_NAMESPACE, NewNamespaces.findClusters(workloadState.specification(command.revision()),
                found.clusters(), workloadState.specification(), workloadState.clusters()), workloadState.namespace());
        return appendEvents(found, Workload.decide(found.workload(), new WorkloadCommand.RollBack(command.revision())));
    }

    private WorkloadChangeResult appendEvents(LoadedWorkload found, List<WorkloadEvent> revised) {
        WorkloadState workloadState = Workload.state(Workload.evolveAll(found.workload(), revised));
        UUID rollout = idGenerator.next();
        nameReservations.reserve(workloadState.workload(), workloadState.specification(), workloadState.clusters());
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(revised));
        events.addAll(rolloutPlanner.plan(workloadState, rollout, found.clusters(), List.of()));
        return new WorkloadChangeResult(workloadState.workload().toString(), workloadState.revision(), rollout,
                found.eventStream().versionAfter(revised), streamRepository.append(events));
    }
}
