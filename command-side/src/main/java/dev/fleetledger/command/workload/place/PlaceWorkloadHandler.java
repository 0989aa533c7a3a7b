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
    private final NameReservations names;
    private final RolloutPlanner rolloutPlanner;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;

    PlaceWorkloadHandler(WorkloadRepository workloadRepository, ClusterTable clusterTable, NameReservations names, RolloutPlanner rolloutPlanner, EventStreamRepository streamRepository, IdGenerator idGenerator) {
        this.workloadRepository = workloadRepository;
        this.clusterTable = clusterTable;
        this.names = names;
        this.rolloutPlanner = rolloutPlanner;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    CommandResponse handle(PlaceWorkload command) {
        CommandRequest commandRequest = command.request();
        LoadedWorkload found = workloadRepository.findForChange(command.workload(), commandRequest);
        commandRequest.audit().setReason(commandRequest.reason().value());
        PlacementChange placementChange = PlacementChange.of(document(commandRequest, found.known()), found.known(), clusterTable.all());
        mayGoThere(found, placementChange);
        List<WorkloadEvent> events = Workload.decide(found.workload(), placementChange.command());
        names.reserve(found.known().workload(), placementChange.specification(), placementChange.aim().clusterNames());
        placementChange.validate();
        return events.isEmpty() ? unchanged(found) : written(found, placementChange, events, commandRequest);
    }

    private CommandResponse written(LoadedWorkload found, PlacementChange placementChange, List<WorkloadEvent> placed, CommandRequest commandRequest) {
        WorkloadState workloadState = Workload.state(Workload.after(found.workload(), placed));
        UUID rollout = idGenerator.next();
        List<String> leaving = found.known().clusters().stream().filter(name -> !placementChange.aim().clusterNames().contains(name)).toList();
        List<NewEvent> events = new ArrayList<>(found.history().next(placed));
        events.addAll(rolloutPlanner.plan(workloadState, rollout, placementChange.aim().clusters(), leaving));
        String position = streamRepository.append(events, commandRequest);
        return CommandResponse.of(202, new CommandResult(workloadState.workload(), found.history().versionAfter(placed), position)
                .with("revision", workloadState.revision()).with("rolloutId", rollout));
    }

    /** The target clusters are known only after the body is parsed. */
    private static void mayGoThere(LoadedWorkload found, PlacementChange placementChange) {
        WorkloadState now = found.known();
        found.standing().requireInAll(Action.CHANGE_WORKLOAD, placementChange.aim().authorizationClusters(), now.namespace());
        found.standing().requireInAll(Action.CREATE_NAMESPACE,
                NewNamespaces.in(placementChange.specification(), placementChange.aim().authorizationClusters(), now.specification(), now.clusters()), now.namespace());
    }

    private static CommandResponse unchanged(LoadedWorkload found) {
        return CommandResponse.of(200, new CommandResult(found.known().workload(), found.version(), found.history().last().toString())
                .with("revision", found.known().revision()));
    }

    private static JsonNode document(CommandRequest commandRequest, WorkloadState now) {
        JsonNode document = commandRequest.body().json();
        List<ShapeError> misshapes = ShapeValidator.check(Step.PLACEMENT, document);
        if (!misshapes.isEmpty()) {
            throw ProblemException.malformed(Step.PLACEMENT, misshapes);
        }
        return CredentialRedactor.redact(Step.PLACEMENT, document, Specification.toDocuments(now.specification(), now.placement()),
                Specification.kept(now.specification()));
    }
}
