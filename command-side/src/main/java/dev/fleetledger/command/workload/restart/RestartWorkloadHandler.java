package dev.fleetledger.command.workload.restart;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/** Creates a new generation of the same revision in every cluster. */
@Component
final class RestartWorkloadHandler {

    private final WorkloadRepository workloadRepository;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;
    private final InstantSource clock;

    RestartWorkloadHandler(WorkloadRepository workloadRepository, RolloutPlanner rolloutPlanner, EventStreamRepository streamRepository,
            IdGenerator idGenerator, ObjectProvider<InstantSource> clocks) {
        this.workloadRepository = workloadRepository;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    @CommandHandler
    CommandResponse handle(RestartWorkload command) {
        CommandRequest commandRequest = command.request();
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), commandRequest);
        commandRequest.audit().setReason(commandRequest.body().reason());
        List<WorkloadEvent> restarted = Workload.decide(found.workload(), new WorkloadCommand.Restart(clock.instant()));
        WorkloadState workloadState = Workload.state(Workload.evolveAll(found.workload(), restarted));
        UUID rollout = idGenerator.next();
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(restarted));
        events.addAll(rolloutPlanner.plan(workloadState, rollout, found.clusters(), List.of()));
        String position = streamRepository.append(events, commandRequest);
        return CommandResponse.of(202, new CommandResult(workloadState.workload(), found.eventStream().versionAfter(restarted), position)
                .with("revision", workloadState.revision()).with("rolloutId", rollout));
    }
}
