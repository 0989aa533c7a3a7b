package dev.fleetledger.command.workload.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.rollout.plan.NameReservations;
import dev.fleetledger.command.rollout.plan.NewNamespaces;
import dev.fleetledger.command.rollout.plan.RolloutOption;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.rollout.plan.RolloutRequest;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadChangeResult;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.PlacementFilter;
import dev.fleetledger.manifest.render.Specification;

@Component
final class PlaceWorkloadHandler {

    private final WorkloadRepository workloadRepository;
    private final ClusterTable clusterTable;
    private final NameReservations nameReservations;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;

    PlaceWorkloadHandler(WorkloadRepository workloadRepository, ClusterTable clusterTable, NameReservations nameReservations,
            RolloutPlanner rolloutPlanner, EventStreamRepository streamRepository, IdGenerator idGenerator) {
        this.workloadRepository = workloadRepository;
        this.clusterTable = clusterTable;
        this.nameReservations = nameReservations;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    WorkloadChangeResult handle(PlaceWorkload command, Authorization authorization) {
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), command.expectedVersion(), authorization);
        PlacementChange placementChange = PlacementChange.of(redact(command.document(), found.state()), found.state(),
                clusterTable.findAll());
        requireRights(found, placementChange, PlacementFilter.names(command.document()));
        List<WorkloadEvent> events = Workload.decide(found.workload(), placementChange.command());
        nameReservations.reserve(found.state().workload(), placementChange.specification(), placementChange.resolvedPlacement()
                .clusterNames());
        placementChange.validate();
        return events.isEmpty() ? unchanged(found) : appendEvents(found, placementChange, events);
    }

    private WorkloadChangeResult appendEvents(LoadedWorkload found, PlacementChange placementChange, List<WorkloadEvent> placed) {
        WorkloadState workloadState = Workload.state(Workload.evolveAll(found.workload(), placed));
        UUID rollout = idGenerator.next();
        List<String> leaving = found.state().clusters().stream()
                .filter(name -> !placementChange.resolvedPlacement().clusterNames().contains(name)).toList();
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(placed));
        RolloutKind kind = workloadState.revision() == found.state().revision() ? RolloutKind.PLACEMENT : RolloutKind.REVISION;
        events.addAll(rolloutPlanner.plan(RolloutRequest.of(rollout, kind, workloadState,
                placementChange.resolvedPlacement().clusters(), leaving, RolloutOption.NONE)));
        return new WorkloadChangeResult(workloadState.workload().toString(), workloadState.revision(), rollout,
                found.eventStream().versionAfter(placed), streamRepository.append(events));
    }

    /** The target clusters are known only after the placement is resolved. */
    private static void requireRights(LoadedWorkload found, PlacementChange placementChange, Set<String> written) {
        WorkloadState workloadState = found.state();
        found.authorization().requireInAll(Action.CHANGE_WORKLOAD, placementChange.resolvedPlacement().authorizationClusters(),
                workloadState.namespace(), written);
        found.authorization().requireInAll(Action.CREATE_NAMESPACE,
                NewNamespaces.findClusters(placementChange.specification(), placementChange.resolvedPlacement().authorizationClusters(),
                        workloadState.specification(), workloadState.clusters()), workloadState.namespace(), written);
    }

    private static WorkloadChangeResult unchanged(LoadedWorkload found) {
        return new WorkloadChangeResult(found.state().workload().toString(), found.state().revision(), null, found.version(),
                found.eventStream().last().toString());
    }

    private static JsonNode redact(JsonNode document, WorkloadState workloadState) {
        return CredentialRedactor.redact(Step.PLACEMENT, document,
                Specification.toDocuments(workloadState.specification(), workloadState.placement()),
                Specification.kept(workloadState.specification()));
    }
}
