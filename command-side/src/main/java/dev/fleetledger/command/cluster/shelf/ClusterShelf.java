package dev.fleetledger.command.cluster.shelf;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.judgement.access.Action;

/** Loads a cluster after the checks common to all use cases, in the order that the API defines. */
@Component
public final class ClusterShelf {

    private final Book book;
    private final Clusters clusters;
    private final Doorkeeper doorkeeper;

    ClusterShelf(Book book, Clusters clusters, Doorkeeper doorkeeper) {
        this.book = book;
        this.clusters = clusters;
        this.doorkeeper = doorkeeper;
    }

    /** @throws Problem 404 or 403 */
    public OnShelf find(String name, Action action, Request request) {
        var row = clusters.named(name).orElseThrow(() -> Problem.notFound("cluster"));
        Standing standing = doorkeeper.standing(request);
        standing.maySeeCluster(row);
        request.notes().about(new Target(null, null, name, null));
        standing.mayTend(action, row);
        History<ClusterEvent> history = book.read(Streams.cluster(name), ClusterEvent.class);
        return new OnShelf(name, Cluster.of(history.events()), history);
    }

    public Outcome put(OnShelf found, List<ClusterEvent> events, Request request) {
        String position = book.write(found.history(), events, request);
        return new Outcome(found.name(), found.history().versionAfter(events), position);
    }
}
