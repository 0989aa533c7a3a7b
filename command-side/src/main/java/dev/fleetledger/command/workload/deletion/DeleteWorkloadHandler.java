package dev.fleetledger.command.workload.deletion;

import java.util.ArrayList;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/** The names stay reserved until each agent has reported that no object is left. */
@Component
final class DeleteWorkloadHandler {

    private final WorkloadRepository workloadRepository;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;

    DeleteWorkloadHandler(WorkloadRepository workloadRepository, RolloutPlanner rolloutPlanner, EventStreamRepository streamRepository) {
        this.workloadRepository = workloadRepository;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
    }

    @CommandHandler
    CommandResponse handle(DeleteWorkload command) {
        CommandRequest commandRequest = command.request();
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), commandRequest);
        DeleteWorkloadBody body = commandRequest.body().read(DeleteWorkloadBody::of);
        commandRequest.audit().setReason(body.reason());
        List<WorkloadEvent> deleted = Workload.decide(found.workload(), new WorkloadCommand.Delete(body.policy()));
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(deleted));
        events.addAll(rolloutPlanner.planEnd(found.state().workload(), found.state().clusters(), body.policy()));
        String position = streamRepository.append(events, commandRequest);
        return CommandResponse.of(202, new CommandResult(found.state().workload(), found.eventStream().versionAfter(deleted), position));
    }
}
