package dev.fleetledger.command.workload.deletion;

import java.util.ArrayList;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.IrreversibleAct;
import dev.fleetledger.command.message.RequiredReason;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.render.DaemonSetRenderer;

/** The names stay reserved until each agent has reported that no object is left. */
@Component
final class DeleteWorkloadHandler {

    private static final String RELEASE = "release";

    private final WorkloadRepository workloadRepository;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;

    DeleteWorkloadHandler(WorkloadRepository workloadRepository, RolloutPlanner rolloutPlanner, EventStreamRepository streamRepository) {
        this.workloadRepository = workloadRepository;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
    }

    @CommandHandler
    DeleteWorkloadResult handle(DeleteWorkload command, Authorization authorization,
            @MetaDataValue(CommandMetadata.REASON) @Nullable String reason) {
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), command.expectedVersion(), authorization);
        List<WorkloadEvent> deleted = Workload.decide(found.workload(), new WorkloadCommand.Delete(command.policy()));
        RequiredReason.require(IrreversibleAct.DELETE_WORKLOAD, reason);
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(deleted));
        events.addAll(rolloutPlanner.planEnd(found.state().workload(), found.state().clusters(), command.policy()));
        return new DeleteWorkloadResult(found.state().workload().toString(), found.eventStream().versionAfter(deleted),
                command.policy().equals(RELEASE) ? DaemonSetRenderer.podMarks(found.state().specification()) : List.of(),
                streamRepository.append(events));
    }
}
