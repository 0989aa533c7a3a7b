package dev.fleetledger.command.workload.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.rollout.plan.NameReservations;
import dev.fleetledger.command.rollout.plan.NewNamespaces;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;

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
    CommandResponse handle(RollBackWorkload command) {
        CommandRequest commandRequest = command.request();
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), commandRequest);
        RollBackWorkloadBody body = commandRequest.body().read(RollBackWorkloadBody::of);
        commandRequest.audit().setReason(body.reason());
        WorkloadState workloadState = Workload.requireLive(found.workload());
        if (!workloadState.hasRevision(body.revision())) {
            throw ProblemException.of(422, "RevisionIsUnknown", "The workload has no revision " + body.revision() + ".",
                    "Choose one of its revisions.");
        }
        found.authorization().requireInAll(Action.CREATE_NAMESPACE, NewNamespaces.findClusters(workloadState.specification(body.revision()),
                found.clusters(),
                workloadState.specification(), workloadState.clusters()), workloadState.namespace());
        return appendEvents(found, Workload.decide(found.workload(), new WorkloadCommand.RollBack(body.revision())), commandRequest);
    }

    private CommandResponse appendEvents(LoadedWorkload found, List<WorkloadEvent> revised, CommandRequest commandRequest) {
        WorkloadState workloadState = Workload.state(Workload.evolveAll(found.workload(), revised));
        UUID rollout = idGenerator.next();
        nameReservations.reserve(workloadState.workload(), workloadState.specification(), workloadState.clusters());
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(revised));
        events.addAll(rolloutPlanner.plan(workloadState, rollout, found.clusters(), List.of()));
        String position = streamRepository.append(events, commandRequest);
        return CommandResponse.of(202, new CommandResult(workloadState.workload(), found.eventStream().versionAfter(revised), position)
                .with("revision", workloadState.revision()).with("rolloutId", rollout));
    }
}
