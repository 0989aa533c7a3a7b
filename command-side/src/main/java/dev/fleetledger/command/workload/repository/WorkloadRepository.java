package dev.fleetledger.command.workload.repository;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;

/** Loads a workload after the checks common to all use cases, in the order that the API defines. */
@Component
public final class WorkloadRepository {

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;
    private final AuthorizationService authorizationService;
    private final WorkloadVisibility workloadVisibility;

    WorkloadRepository(EventStreamRepository streamRepository, ClusterTable clusterTable, AuthorizationService authorizationService) {
        this.workloadVisibility = new WorkloadVisibility(streamRepository);
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
        this.authorizationService = authorizationService;
    }

    /** @throws ProblemException 404 when the workload does not exist or is not visible to the actor */
    public LoadedWorkload find(@Nullable UUID id, CommandRequest commandRequest) {
        EventStream<WorkloadEvent> eventStream = loadStream(id);
        Workload workload = Workload.replay(eventStream.events());
        WorkloadState workloadState = Workload.state(workload);
        LoadedWorkload found = new LoadedWorkload(workload, eventStream, authorizationService.authorize(commandRequest),
                clusterTable.find(workloadState.clusters()));
        found.authorization().requireReadWorkload(workloadState.namespace(), clusterTable.find(workloadVisibility.visibleClusters(workload,
                eventStream.events())));
        commandRequest.audit().setTarget(new Target(null, workloadState.workload(), null, workloadState.namespace()));
        return found;
    }

    /** @throws ProblemException 404, 403 with every cluster where the right is missing, 428 or 412 */
    public LoadedWorkload findForChange(@Nullable UUID id, CommandRequest commandRequest) {
        LoadedWorkload found = find(id, commandRequest);
        found.authorization().requireInAll(Action.CHANGE_WORKLOAD, found.clusters(), found.state().namespace());
        commandRequest.requireVersion(found.version());
        return found;
    }

    private EventStream<WorkloadEvent> loadStream(@Nullable UUID id) {
        EventStream<WorkloadEvent> eventStream = id == null ? null : streamRepository.load(StreamIds.workload(id), WorkloadEvent.class);
        if (eventStream == null || eventStream.isEmpty()) {
            throw ProblemException.notFound("workload");
        }
        return eventStream;
    }
}
