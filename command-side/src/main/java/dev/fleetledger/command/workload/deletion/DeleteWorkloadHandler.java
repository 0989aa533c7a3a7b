package dev.fleetledger.command.workload.deletion;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.GuardRails;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.IrreversibleAct;
import dev.fleetledger.command.rollout.plan.RolloutOptionResolver;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.rollout.plan.RolloutRequest;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.render.DaemonSetRenderer;

/**
 * Plans the rollout that ends the workload. It is deleted when that is completed; each name stays reserved until the agent has reported
 * that no object is left.
 */
@Component
final class DeleteWorkloadHandler {

    private static final String RELEASE = "release";

    private final WorkloadRepository workloadRepository;
    private final RolloutPlanner rolloutPlanner;
    private final RolloutOptionResolver optionResolver;
    private final EventStreamRepository streamRepository;
    private final GuardRails guardRails;
    private final IdGenerator idGenerator;

    DeleteWorkloadHandler(WorkloadRepository workloadRepository, RolloutPlanner rolloutPlanner, RolloutOptionResolver optionResolver,
            EventStreamRepository streamRepository, GuardRails guardRails, IdGenerator idGenerator) {
        this.workloadRepository = workloadRepository;
        this.rolloutPlanner = rolloutPlanner;
        this.optionResolver = optionResolver;
        this.streamRepository = streamRepository;
        this.guardRails = guardRails;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    DeleteWorkloadResult handle(DeleteWorkload command, Authorization authorization,
            @MetaDataValue(CommandMetadata.REASON) @Nullable String reason) {
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), command.expectedVersion(), authorization);
        WorkloadState workloadState = Workload.requireLive(found.workload());
        List<String> clusters = optionResolver.restrict(command.option(), workloadState.workload(), found.clusters()).stream()
                .map(PlacementCluster::name).toList();
        guardRails.requireReason(IrreversibleAct.DELETE_WORKLOAD, reason);
        UUID rollout = idGenerator.next();
        List<NewEvent> events = rolloutPlanner.plan(RolloutRequest.ofEnd(rollout, workloadState, clusters, command.policy(),
                command.option()));
        return new DeleteWorkloadResult(workloadState.workload().toString(), rollout, found.version(),
                command.policy().equals(RELEASE) ? DaemonSetRenderer.podMarks(found.state().specification()) : List.of(),
                streamRepository.append(events));
    }
}
