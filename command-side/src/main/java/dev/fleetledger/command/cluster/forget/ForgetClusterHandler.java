package dev.fleetledger.command.cluster.forget;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.shelf.ClusterShelf;
import dev.fleetledger.command.cluster.shelf.OnShelf;
import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.command.fleet.Names;
import dev.fleetledger.command.fleet.Removals;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;

/** Forgets a cluster in one transaction: marks its deployments as forgotten, frees its names and retires its credentials. */
@Component
final class ForgetClusterHandler {

    private final ClusterShelf shelf;
    private final Book book;
    private final Clusters clusters;
    private final Names names;
    private final Credentials credentials;
    private final Removals removals;
    private final InstantSource clock;

    ForgetClusterHandler(ClusterShelf shelf, Book book, Clusters clusters, Names names, Credentials credentials, Removals removals,
            ObjectProvider<InstantSource> clocks) {
        this.shelf = shelf;
        this.book = book;
        this.clusters = clusters;
        this.names = names;
        this.credentials = credentials;
        this.removals = removals;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    @CommandHandler
    Answer handle(ForgetCluster command) {
        Request request = command.request();
        OnShelf found = shelf.find(command.cluster(), Action.RUN_FLEET, request);
        request.notes().because(request.body().reason());
        List<ClusterEvent> forgotten = Cluster.decide(found.cluster(), new ClusterCommand.Forget());
        removals.end(found.name());
        // Waits for transactions that are placing workloads in this cluster, so that their deployments are forgotten too.
        clusters.seize(found.name());
        List<NewEvent> events = new ArrayList<>(found.history().then(forgotten));
        events.addAll(deployments(found.name()));
        letGo(found.name());
        return Answer.of(200, new Outcome(found.name(), found.history().versionAfter(forgotten), book.write(events, request)));
    }

    private List<NewEvent> deployments(String cluster) {
        List<UUID> workloads = names.workloadsIn(cluster, null, Integer.MAX_VALUE);
        List<NewEvent> events = new ArrayList<>();
        book.readAll(workloads.stream().map(workload -> Streams.deployment(workload, cluster)).toList(), DeploymentEvent.class).values()
                .forEach(history -> events.addAll(history.then(Deployment.decide(Deployment.of(history.events()), new DeploymentCommand.Forget()))));
        return events;
    }

    private void letGo(String cluster) {
        names.freeAllOf(cluster);
        credentials.retireAll(cluster, clock.instant());
        clusters.gone(cluster, clock.instant());
    }
}
