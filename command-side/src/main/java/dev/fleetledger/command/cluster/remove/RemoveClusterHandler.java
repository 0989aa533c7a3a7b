package dev.fleetledger.command.cluster.remove;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.shelf.ClusterShelf;
import dev.fleetledger.command.cluster.shelf.OnShelf;
import dev.fleetledger.command.fleet.Removals;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.judgement.access.Action;

/** Starts the grace period. {@link Departures} executes the removal afterwards. */
@Component
final class RemoveClusterHandler {

    private final ClusterShelf shelf;
    private final Removals removals;
    private final InstantSource clock;

    RemoveClusterHandler(ClusterShelf shelf, Removals removals, ObjectProvider<InstantSource> clocks) {
        this.shelf = shelf;
        this.removals = removals;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    @CommandHandler
    Answer handle(RemoveCluster command) {
        Request request = command.request();
        OnShelf found = shelf.find(command.cluster(), Action.RUN_FLEET, request);
        request.mustHaveSeen(found.history().version());
        Asked asked = request.body().read(Asked::read);
        request.notes().because(asked.reason());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant due = now.plus(asked.grace());
        List<ClusterEvent> events = Cluster.decide(found.cluster(), new ClusterCommand.Remove(asked.workloads(), due, now));
        removals.ask(found.name(), due);
        return Answer.of(202, shelf.put(found, events, request).with("due", due).with("workloads", asked.workloads()));
    }
}
