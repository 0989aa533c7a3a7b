package dev.fleetledger.command.cluster.resend;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.shelf.ClusterShelf;
import dev.fleetledger.command.cluster.shelf.OnShelf;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.judgement.access.Action;

/** Appends the request; the relay writes the intents. */
@Component
final class ResendClusterHandler {

    private final ClusterShelf shelf;

    ResendClusterHandler(ClusterShelf shelf) {
        this.shelf = shelf;
    }

    @CommandHandler
    Answer handle(ResendCluster command) {
        Request request = command.request();
        OnShelf found = shelf.find(command.cluster(), Action.TEND_CLUSTER, request);
        request.notes().because(request.body().reason());
        return Answer.of(200, shelf.put(found, Cluster.decide(found.cluster(), new ClusterCommand.Resend()), request));
    }
}
