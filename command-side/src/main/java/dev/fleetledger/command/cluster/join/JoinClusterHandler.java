package dev.fleetledger.command.cluster.join;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.shelf.ClusterShelf;
import dev.fleetledger.command.cluster.shelf.OnShelf;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.judgement.access.Action;

/** Joining again issues a new credential and retires the earlier ones. */
@Component
final class JoinClusterHandler {

    private final ClusterShelf shelf;
    private final Handover handover;
    private final Ids ids;

    JoinClusterHandler(ClusterShelf shelf, Handover handover, Ids ids) {
        this.shelf = shelf;
        this.handover = handover;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(JoinCluster command) {
        Request request = command.request();
        OnShelf found = shelf.find(command.cluster(), Action.RUN_FLEET, request);
        request.notes().because(request.body().reason());
        String credential = ids.next().toString();
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Join(credential));
        return handover.whole(found, events, credential, request);
    }
}
