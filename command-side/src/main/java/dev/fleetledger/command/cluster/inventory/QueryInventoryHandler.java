package dev.fleetledger.command.cluster.inventory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.decision.StateConflictException;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.question.PendingQuestion;
import dev.fleetledger.command.question.QuestionIssuer;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Asks the agent for an inventory list. If the same question is still open, its id is returned instead of a new one. */
@Component
final class QueryInventoryHandler {

    private final ClusterTable clusterTable;
    private final AuthorizationService authorizationService;
    private final QuestionIssuer questionIssuer;
    private final EventStreamRepository streamRepository;

    QueryInventoryHandler(ClusterTable clusterTable, AuthorizationService authorizationService, QuestionIssuer questionIssuer,
            EventStreamRepository streamRepository) {
        this.clusterTable = clusterTable;
        this.authorizationService = authorizationService;
        this.questionIssuer = questionIssuer;
        this.streamRepository = streamRepository;
    }

    @CommandHandler
    CommandResponse handle(QueryInventory command) {
        CommandRequest commandRequest = command.request();
        PlacementCluster placementCluster = clusterTable.find(command.cluster()).orElseThrow(() -> ProblemException.notFound("cluster"));
        Authorization authorization = authorizationService.authorize(commandRequest);
        authorization.requireVisible(placementCluster);
        QueryInventoryBody inventoryBody = commandRequest.body().read(QueryInventoryBody::read);
        commandRequest.audit().setTarget(new Target(null, null, placementCluster.name(), inventoryBody.namespace()));
        authorization.requireInventory(inventoryBody.kind(), placementCluster, inventoryBody.namespace());
        commandRequest.audit().setReason(inventoryBody.reason());
        if (placementCluster.left()) {
            throw new StateConflictException("ClusterHasLeft", "Cluster " + placementCluster.name() + " is of the fleet no more.",
                    "Look into another one.");
        }
        Optional<UUID> open = questionIssuer.findOpenInventory(placementCluster.name(), inventoryBody.kind().wireName(),
                inventoryBody.namespace());
        return open.isPresent() ? respondWithOpen(open.get()) : ask(placementCluster, inventoryBody, commandRequest);
    }

    private CommandResponse ask(PlacementCluster placementCluster, QueryInventoryBody inventoryBody, CommandRequest commandRequest) {
        PendingQuestion pendingQuestion = questionIssuer.inventory(placementCluster.name(), inventoryBody.kind().wireName(),
                inventoryBody.namespace());
        String position = streamRepository.append(List.of(pendingQuestion.event()), commandRequest);
        return CommandResponse.of(202, new CommandResult(pendingQuestion.question(), 1, position)
                .with("expiresAt", pendingQuestion.expiresAt()));
    }

    private CommandResponse respondWithOpen(UUID question) {
        EventStream<QuestionEvent> eventStream = streamRepository.load(StreamIds.question(question), QuestionEvent.class);
        QuestionEvent.Asked first = (QuestionEvent.Asked) eventStream.events().getFirst();
        return CommandResponse.of(202, new CommandResult(question, eventStream.version(), eventStream.last().toString())
                .with("expiresAt", first.expiresAt()));
    }
}
