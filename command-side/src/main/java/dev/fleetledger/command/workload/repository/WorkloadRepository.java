package dev.fleetledger.command.workload.repository;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;

/** Loads a workload after the checks common to all use cases, in the order that the API defines. */
@Component
public final class WorkloadRepository {

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;
    private final WorkloadVisibility workloadVisibility;

    WorkloadRepository(EventStreamRepository streamRepository, ClusterTable clusterTable) {
        this.workloadVisibility = new WorkloadVisibility(streamRepository);
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
    }

    /** @throws NotFoundException when the workload does not exist or is not visible to the actor */
    public LoadedWorkload find(@Nullable UUID id, Authorization authorization) {
        EventStream<WorkloadEvent> eventStream = loadStream(id);
        Workload workload = Workload.replay(eventStream.events());
        WorkloadState workloadState = Workload.state(workload);
        LoadedWorkload found = new LoadedWorkload(workload, eventStream, authorization, clusterTable.find(workloadState.clusters()));
        authorization.requireReadWorkload(workloadState.namespace(), clusterTable.find(workloadVisibility.visibleClusters(workload,
                eventStream.events())));
        authorization.audit().setTarget(new Target(null, workloadState.workload(), null, workloadState.namespace()));
        return found;
    }

    /**
     * Requires the right to change it, and the expected version.
     *
     * @throws PermissionMissingException with every cluster where the right is missing
     */
    public LoadedWorkload findForChange(@Nullable UUID id, ExpectedVersion expectedVersion, Authorization authorization) {
        LoadedWorkload found = find(id, authorization);
        authorization.requireInAll(Action.CHANGE_WORKLOAD, found.clusters(), found.state().namespace());
        expectedVersion.require(found.version());
        return found;
    }

    private EventStream<WorkloadEvent> loadStream(@Nullable UUID id) {
        EventStream<WorkloadEvent> eventStream = id == null ? null : streamRepository.load(StreamIds.workload(id), WorkloadEvent.class);
        if (eventStream == null || eventStream.isEmpty()) {
            throw new NotFoundException("workload");
        }
        return eventStream;
    }
}
