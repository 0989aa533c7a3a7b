package dev.fleetledger.command.workload.restart;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.rollout.launch.Launch;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.shelf.OnShelf;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/** Creates a new generation of the same revision in every cluster. */
@Component
final class RestartWorkloadHandler {

    private final Workloads workloads;
    private final Launch launch;
    private final Book book;
    private final Ids ids;
    private final InstantSource clock;

    RestartWorkloadHandler(Workloads workloads, Launch launch, Book book, Ids ids, ObjectProvider<InstantSource> clocks) {
        this.workloads = workloads;
        this.launch = launch;
        this.book = book;
        this.ids = ids;
        this.clock = clocks.getIfAvailable(InstantSource::system);
    }

    @CommandHandler
    Answer handle(RestartWorkload command) {
        Request request = command.request();
        OnShelf found = workloads.toChange(command.workload(), request);
        request.notes().because(request.body().reason());
        List<WorkloadEvent> restarted = Workload.decide(found.workload(), new WorkloadCommand.Restart(clock.instant()));
        Known known = Workload.known(Workload.after(found.workload(), restarted));
        UUID rollout = ids.next();
        List<NewEvent> events = new ArrayList<>(found.history().then(restarted));
        events.addAll(launch.bring(known, rollout, found.places(), List.of()));
        String position = book.write(events, request);
        return Answer.of(202, new Outcome(known.workload(), found.history().versionAfter(restarted), position)
                .with("revision", known.revision()).with("rolloutId", rollout));
    }
}
