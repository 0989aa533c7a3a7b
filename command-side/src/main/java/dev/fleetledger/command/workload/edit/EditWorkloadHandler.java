package dev.fleetledger.command.workload.edit;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.draft.Carried;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.Beginning;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.shelf.OnShelf;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.check.Continuation;
import dev.fleetledger.manifest.importing.Imported;

@Component
final class EditWorkloadHandler {

    private final Workloads workloads;
    private final Beginning beginning;
    private final Ids ids;

    EditWorkloadHandler(Workloads workloads, Beginning beginning, Ids ids) {
        this.workloads = workloads;
        this.beginning = beginning;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(EditWorkload command) {
        Request request = command.request();
        OnShelf found = workloads.find(command.workload(), request);
        found.standing().mayEditWorkload(found.known().namespace(), found.places());
        request.notes().because(request.body().reason());
        Known known = Workload.live(found.workload());
        DraftCommand.Start start = start(known, request);
        request.notes().about(new Target(start.draft(), known.workload(), null, known.namespace()));
        return beginning.of(start, request);
    }

    private DraftCommand.Start start(Known known, Request request) {
        Imported copied = Continuation.of(known.specification(), known.placement());
        return new DraftCommand.Start(ids.next(), known.kind(), request.actor().subject(), null,
                new Origin(null, known.workload(), known.revision(), null),
                new BasedOn(known.workload(), known.revision(), known.placementVersion()),
                null, copied.documents(), Carried.of("workload", copied));
    }
}
