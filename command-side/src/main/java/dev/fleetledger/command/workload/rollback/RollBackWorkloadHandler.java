package dev.fleetledger.command.workload.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Outcome;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.entry.Book;
import dev.fleetledger.command.request.Fields;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.rollout.launch.Launch;
import dev.fleetledger.command.rollout.launch.NewNamespaces;
import dev.fleetledger.command.rollout.launch.Reservation;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.shelf.OnShelf;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;

@Component
final class RollBackWorkloadHandler {

    private final Workloads workloads;
    private final Reservation names;
    private final Launch launch;
    private final Book book;
    private final Ids ids;

    RollBackWorkloadHandler(Workloads workloads, Reservation names, Launch launch, Book book, Ids ids) {
        this.workloads = workloads;
        this.names = names;
        this.launch = launch;
        this.book = book;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(RollBackWorkload command) {
        Request request = command.request();
        OnShelf found = workloads.toChange(command.workload(), request);
        Asked asked = request.body().read(Asked::of);
        request.notes().because(asked.reason());
        Known now = Workload.live(found.workload());
        if (!now.has(asked.revision())) {
            throw Problem.of(422, "RevisionIsUnknown", "The workload has no revision " + asked.revision() + ".", "Choose one of its revisions.");
        }
        found.standing().mayInEach(Action.CREATE_NAMESPACE, NewNamespaces.in(now.specification(asked.revision()), found.places(),
                now.specification(), now.clusters()), now.namespace());
        return written(found, Workload.decide(found.workload(), new WorkloadCommand.RollBack(asked.revision())), request);
    }

    private Answer written(OnShelf found, List<WorkloadEvent> revised, Request request) {
        Known known = Workload.known(Workload.after(found.workload(), revised));
        UUID rollout = ids.next();
        names.reserve(known.workload(), known.specification(), known.clusters());
        List<NewEvent> events = new ArrayList<>(found.history().then(revised));
        events.addAll(launch.bring(known, rollout, found.places(), List.of()));
        String position = book.write(events, request);
        return Answer.of(202, new Outcome(known.workload(), found.history().versionAfter(revised), position)
                .with("revision", known.revision()).with("rolloutId", rollout));
    }

    private record Asked(int revision, @Nullable String reason) {

        static Asked of(Fields body) {
            Integer revision = body.whole("revision");
            if (revision == null && !body.has("revision")) {
                body.wrong("revision", "This is missing.", "Send the number of a revision.");
            }
            return new Asked(revision == null ? 0 : revision, body.reason());
        }
    }
}
