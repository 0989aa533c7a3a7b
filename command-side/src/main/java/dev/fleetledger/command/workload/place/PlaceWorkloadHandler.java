package dev.fleetledger.command.workload.place;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.fleet.ClusterTable;
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
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.ShapeValidator;
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
    CommandResponse handle(PlaceWorkload command) {
        CommandRequest commandRequest = command.request();
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), commandRequest);
        commandRequest.audit().setReason(commandRequest.reason().value());
        PlacementChange placementChange = PlacementChange.of(readDocument(commandRequest, found.state()), found.state(),
                clusterTable.findAll());
        requireRights(found, placementChange);
        List<WorkloadEvent> events = Workload.decide(found.workload(), placementChange.command());
        nameReservations.reserve(found.state().workload(), placementChange.specification(), placementChange.resolvedPlacement()
                .clusterNames());
        placementChange.validate();
        return events.isEmpty() ? respondUnchanged(found) : appendEvents(found, placementChange, events, commandRequest);
    }

    private CommandResponse appendEvents(LoadedWorkload found, PlacementChange placementChange, List<WorkloadEvent> placed,
            CommandRequest commandRequest) {
        WorkloadState workloadState = Workload.state(Workload.evolveAll(found.workload(), placed));
        UUID rollout = idGenerator.next();
        List<String> leaving = found.state().clusters().stream()
                .filter(name -> !placementChange.resolvedPlacement().clusterNames().contains(name)).toList();
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(placed));
        events.addAll(rolloutPlanner.plan(workloadState, rollout, placementChange.resolvedPlacement().clusters(), leaving));
        String position = streamRepository.append(events, commandRequest);
        return CommandResponse.of(202, new CommandResult(workloadState.workload(), found.eventStream().versionAfter(placed), position)
                .with("revision", workloadState.revision()).with("rolloutId", rollout));
    }

    /** The target clusters are known only after the body is parsed. */
    private static void requireRights(LoadedWorkload found, PlacementChange placementChange) {
        WorkloadState workloadState = found.state();
        found.authorization().requireInAll(Action.CHANGE_WORKLOAD, placementChange.resolvedPlacement().authorizationClusters(),
                workloadState.namespace());
        found.authorization().requireInAll(Action.CREATE_NAMESPACE,
                NewNamespaces.findClusters(placementChange.specification(), placementChange.resolvedPlacement().authorizationClusters(),
                        workloadState.specification(), workloadState.clusters()), workloadState.namespace());
    }

    private static CommandResponse respondUnchanged(LoadedWorkload found) {
        return CommandResponse.of(200, new CommandResult(found.state().workload(), found.version(), found.eventStream().last().toString())
                .with("revision", found.state().revision()));
    }

    private static JsonNode readDocument(CommandRequest commandRequest, WorkloadState workloadState) {
        JsonNode document = commandRequest.body().json();
        List<ShapeError> shapeErrors = ShapeValidator.check(Step.PLACEMENT, document);
        if (!shapeErrors.isEmpty()) {
            throw ProblemException.malformed(Step.PLACEMENT, shapeErrors);
        }
        return CredentialRedactor.redact(Step.PLACEMENT, document,
                Specification.toDocuments(workloadState.specification(), workloadState.placement()),
                Specification.kept(workloadState.specification()));
    }
}
