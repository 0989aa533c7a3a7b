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
    private final NameReservations names;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;

    RollBackWorkloadHandler(WorkloadRepository workloadRepository, NameReservations names, RolloutPlanner rolloutPlanner, EventStreamRepository streamRepository, IdGenerator idGenerator) {
        this.workloadRepository = workloadRepository;
        this.names = names;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    CommandResponse handle(RollBackWorkload command) {
        CommandRequest commandRequest = command.request();
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), commandRequest);
        RollBackWorkloadBody asked = commandRequest.body().read(RollBackWorkloadBody::of);
        commandRequest.audit().setReason(asked.reason());
        WorkloadState now = Workload.requireLive(found.workload());
        if (!now.has(asked.revision())) {
            throw ProblemException.of(422, "RevisionIsUnknown", "The workload has no revision " + asked.revision() + ".", "Choose one of its revisions.");
        }
        found.standing().requireInAll(Action.CREATE_NAMESPACE, NewNamespaces.in(now.specification(asked.revision()), found.places(),
                now.specification(), now.clusters()), now.namespace());
        return written(found, Workload.decide(found.workload(), new WorkloadCommand.RollBack(asked.revision())), commandRequest);
    }

    private CommandResponse written(LoadedWorkload found, List<WorkloadEvent> revised, CommandRequest commandRequest) {
        WorkloadState workloadState = Workload.state(Workload.after(found.workload(), revised));
        UUID rollout = idGenerator.next();
        names.reserve(workloadState.workload(), workloadState.specification(), workloadState.clusters());
        List<NewEvent> events = new ArrayList<>(found.history().next(revised));
        events.addAll(rolloutPlanner.plan(workloadState, rollout, found.places(), List.of()));
        String position = streamRepository.append(events, commandRequest);
        return CommandResponse.of(202, new CommandResult(workloadState.workload(), found.history().versionAfter(revised), position)
                .with("revision", workloadState.revision()).with("rolloutId", rollout));
    }
}
