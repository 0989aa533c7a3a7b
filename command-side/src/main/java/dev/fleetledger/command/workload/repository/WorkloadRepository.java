package dev.fleetledger.command.workload.repository;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.deployment.repository.DeploymentRepository;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.rollout.step.DeletionGuard;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.stream.WorkloadStreamRepository;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;

/** Loads a workload after the checks common to all use cases, in the order that the API defines. */
@Component
public final class WorkloadRepository {

    private final WorkloadStreamRepository streamRepository;
    private final ClusterTable clusterTable;
    private final DeletionGuard deletionGuard;
    private final WorkloadVisibility workloadVisibility;

    WorkloadRepository(WorkloadStreamRepository streamRepository, DeploymentRepository deploymentRepository, ClusterTable clusterTable,
            DeletionGuard deletionGuard) {
        this.workloadVisibility = new WorkloadVisibility(deploymentRepository);
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
        this.deletionGuard = deletionGuard;
    }

    /** @throws NotFoundException when the workload does not exist or is not visible to the actor */
    public LoadedWorkload find(@Nullable UUID id, Authorization authorization) {
        return find(id, List.of(), authorization);
    }

    /**
     * @param revisions whose specifications are needed besides the newest
     * @throws NotFoundException when the workload does not exist or is not visible to the actor
     */
    public LoadedWorkload find(@Nullable UUID id, Collection<Integer> revisions, Authorization authorization) {
        EventStream<WorkloadEvent> eventStream = loadStream(id, revisions);
        Workload workload = Workload.replay(eventStream.events());
        WorkloadState workloadState = Workload.state(workload);
        LoadedWorkload found = new LoadedWorkload(workload, eventStream, authorization, clusterTable.find(workloadState.clusters()));
        authorization.requireReadWorkload(workloadState.namespace(), clusterTable.find(workloadVisibility.visibleClusters(workload,
                eventStream.events())));
        authorization.audit().setTarget(new Target(null, workloadState.workload(), null, workloadState.namespace()));
        return found;
    }

    /** Like {@link #findForChange(UUID, Collection, ExpectedVersion, Authorization)}, with the newest revision. */
    public LoadedWorkload findForChange(@Nullable UUID id, ExpectedVersion expectedVersion, Authorization authorization) {
        return findForChange(id, List.of(), expectedVersion, authorization);
    }

    /**
     * Requires the right to change it, the expected version, and that it isn't being deleted.
     *
     * @param revisions whose specifications are needed besides the newest
     * @throws PermissionMissingException with every cluster where the right is missing
     */
    public LoadedWorkload findForChange(@Nullable UUID id, Collection<Integer> revisions, ExpectedVersion expectedVersion,
            Authorization authorization) {
        LoadedWorkload found = find(id, revisions, authorization);
        authorization.requireInAll(Action.CHANGE_WORKLOAD, found.clusters(), found.state().namespace());
        expectedVersion.require(found.version());
        deletionGuard.requireNotBeingDeleted(found.state().workload());
        return found;
    }

    private EventStream<WorkloadEvent> loadStream(@Nullable UUID id, Collection<Integer> revisions) {
        EventStream<WorkloadEvent> eventStream = id == null ? null : streamRepository.load(id, revisions);
        if (eventStream == null || eventStream.isEmpty()) {
            throw new NotFoundException("workload");
        }
        return eventStream;
    }
}
