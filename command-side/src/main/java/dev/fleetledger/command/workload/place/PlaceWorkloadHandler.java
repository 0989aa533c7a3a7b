package dev.fleetledger.command.workload.place;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.rollout.launch.Launch;
import dev.fleetledger.command.rollout.launch.NewNamespaces;
import dev.fleetledger.command.rollout.launch.Reservation;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.shelf.OnShelf;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.credential.Credentials;
import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.Shape;
import dev.fleetledger.manifest.render.Specification;

@Component
final class PlaceWorkloadHandler {

    private final Workloads workloads;
    private final Clusters clusters;
    private final Reservation names;
    private final Launch launch;
    private final Book book;
    private final Ids ids;

    PlaceWorkloadHandler(Workloads workloads, Clusters clusters, Reservation names, Launch launch, Book book, Ids ids) {
        this.workloads = workloads;
        this.clusters = clusters;
        this.names = names;
        this.launch = launch;
        this.book = book;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(PlaceWorkload command) {
        Request request = command.request();
        OnShelf found = workloads.toChange(command.workload(), request);
        request.notes().because(request.reason().said());
        Move move = Move.of(document(request, found.known()), found.known(), clusters.all());
        mayGoThere(found, move);
        List<WorkloadEvent> events = Workload.decide(found.workload(), move.command());
        names.reserve(found.known().workload(), move.specification(), move.aim().names());
        move.keepRules();
        return events.isEmpty() ? unchanged(found) : written(found, move, events, request);
    }

    private Answer written(OnShelf found, Move move, List<WorkloadEvent> placed, Request request) {
        Known known = Workload.known(Workload.after(found.workload(), placed));
        UUID rollout = ids.next();
        List<String> leaving = found.known().clusters().stream().filter(name -> !move.aim().names().contains(name)).toList();
        List<NewEvent> events = new ArrayList<>(found.history().then(placed));
        events.addAll(launch.bring(known, rollout, move.aim().clusters(), leaving));
        String position = book.write(events, request);
        return Answer.of(202, new Outcome(known.workload(), found.history().versionAfter(placed), position)
                .with("revision", known.revision()).with("rolloutId", rollout));
    }

    /** The target clusters are known only after the body is parsed. */
    private static void mayGoThere(OnShelf found, Move move) {
        Known now = found.known();
        found.standing().mayInEach(Action.CHANGE_WORKLOAD, move.aim().asked(), now.namespace());
        found.standing().mayInEach(Action.CREATE_NAMESPACE,
                NewNamespaces.in(move.specification(), move.aim().asked(), now.specification(), now.clusters()), now.namespace());
    }

    private static Answer unchanged(OnShelf found) {
        return Answer.of(200, new Outcome(found.known().workload(), found.version(), found.history().last().toString())
                .with("revision", found.known().revision()));
    }

    private static JsonNode document(Request request, Known now) {
        JsonNode document = request.body().json();
        List<Misshape> misshapes = Shape.check(Step.PLACEMENT, document);
        if (!misshapes.isEmpty()) {
            throw Problem.misshapen(Step.PLACEMENT, misshapes);
        }
        return Credentials.withhold(Step.PLACEMENT, document, Specification.toDocuments(now.specification(), now.placement()),
                Specification.kept(now.specification()));
    }
}
