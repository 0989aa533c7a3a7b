package dev.fleetledger.command.workload.shelf;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;

/** Loads a workload after the checks common to all use cases, in the order that the API defines. */
@Component
public final class Workloads {

    private final Book book;
    private final Clusters clusters;
    private final Doorkeeper doorkeeper;
    private final Sight sight;

    Workloads(Book book, Clusters clusters, Doorkeeper doorkeeper) {
        this.sight = new Sight(book);
        this.book = book;
        this.clusters = clusters;
        this.doorkeeper = doorkeeper;
    }

    /** @throws Problem 404 when the workload does not exist or is not visible to the actor */
    public OnShelf find(@Nullable UUID id, Request request) {
        History<WorkloadEvent> history = history(id);
        Workload workload = Workload.of(history.events());
        Known known = Workload.known(workload);
        OnShelf found = new OnShelf(workload, history, doorkeeper.standing(request), clusters.named(known.clusters()));
        found.standing().mayReadWorkload(known.namespace(), clusters.named(sight.of(workload, history.events())));
        request.notes().about(new Target(null, known.workload(), null, known.namespace()));
        return found;
    }

    /** @throws Problem 404, 403 with every cluster where the right is missing, 428 or 412 */
    public OnShelf toChange(@Nullable UUID id, Request request) {
        OnShelf found = find(id, request);
        found.standing().mayInEach(Action.CHANGE_WORKLOAD, found.places(), found.known().namespace());
        request.mustHaveSeen(found.version());
        return found;
    }

    private History<WorkloadEvent> history(@Nullable UUID id) {
        History<WorkloadEvent> history = id == null ? null : book.read(Streams.workload(id), WorkloadEvent.class);
        if (history == null || history.isEmpty()) {
            throw Problem.notFound("workload");
        }
        return history;
    }
}
