package dev.fleetledger.command.cluster.rotate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.join.Handover;
import dev.fleetledger.command.cluster.shelf.ClusterShelf;
import dev.fleetledger.command.cluster.shelf.OnShelf;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.judgement.access.Action;

/** Both credentials are valid during the overlap, so that the agent can be switched to the new one without interruption. */
@Component
final class RotateClusterHandler {

    private final ClusterShelf shelf;
    private final Handover handover;
    private final Ids ids;

    RotateClusterHandler(ClusterShelf shelf, Handover handover, Ids ids) {
        this.shelf = shelf;
        this.handover = handover;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(RotateCluster command) {
        Request request = command.request();
        OnShelf found = shelf.find(command.cluster(), Action.RUN_FLEET, request);
        Asked asked = request.body().read(Asked::read);
        request.notes().because(asked.reason());
        String credential = ids.next().toString();
        Instant formerUntil = until(asked.overlap());
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Rotate(credential, formerUntil));
        return handover.change(found, events, credential, formerUntil, request);
    }

    private @Nullable Instant until(Duration overlap) {
        return overlap.isZero() ? null : handover.now().plus(overlap);
    }
}
