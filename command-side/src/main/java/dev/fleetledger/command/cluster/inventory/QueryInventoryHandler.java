package dev.fleetledger.command.cluster.inventory;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.question.PendingQuestion;
import dev.fleetledger.command.question.QuestionIssuer;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.StateConflictException;

/** Asks the agent for an inventory list. If the same question is still open, its id is returned instead of a new one. */
@Component
final class QueryInventoryHandler {

    private final ClusterTable clusterTable;
    private final QuestionIssuer questionIssuer;
    private final EventStreamRepository streamRepository;

    QueryInventoryHandler(ClusterTable clusterTable, QuestionIssuer questionIssuer, EventStreamRepository streamRepository) {
        this.clusterTable = clusterTable;
        this.questionIssuer = questionIssuer;
        this.streamRepository = streamRepository;
    }

    @CommandHandler
    QueryInventoryResult handle(QueryInventory command, Authorization authorization) {
        PlacementCluster placementCluster = clusterTable.find(command.cluster()).orElseThrow(() -> new NotFoundException("cluster"));
        authorization.requireVisible(placementCluster);
        authorization.audit().setTarget(new Target(null, null, placementCluster.name(), command.namespace()));
        authorization.requireInventory(command.kind(), placementCluster, command.namespace());
        if (placementCluster.left()) {
            throw new StateConflictException("ClusterHasLeft", "Cluster " + placementCluster.name() + " has left the fleet.",
                    "Ask another cluster for its inventory.");
        }
        return questionIssuer.findOpenInventory(placementCluster.name(), command.kind().wireName(), command.namespace())
                .map(this::readOpen).orElseGet(() -> ask(command));
    }

    private QueryInventoryResult ask(QueryInventory command) {
        PendingQuestion pendingQuestion = questionIssuer.inventory(command.cluster(), command.kind().wireName(), command.namespace());
        String position = streamRepository.append(List.of(pendingQuestion.event()));
        return new QueryInventoryResult(pendingQuestion.question().toString(), pendingQuestion.expiresAt(), 1, position);
    }

    private QueryInventoryResult readOpen(UUID question) {
        EventStream<QuestionEvent> eventStream = streamRepository.load(StreamIds.question(question), QuestionEvent.class);
        QuestionEvent.Asked first = (QuestionEvent.Asked) eventStream.events().getFirst();
        return new QueryInventoryResult(question.toString(), first.expiresAt(), eventStream.version(), eventStream.last().toString());
    }
}
