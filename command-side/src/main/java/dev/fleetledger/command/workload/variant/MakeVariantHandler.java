package dev.fleetledger.command.workload.variant;

import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.draft.Carried;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.shelf.Beginning;
import dev.fleetledger.command.draft.shelf.SeenPlacement;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.shelf.OnShelf;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.check.Continuation;
import dev.fleetledger.manifest.draft.Sibling;
import dev.fleetledger.manifest.importing.Imported;

/** The draft is assigned its family at once; source workload and variant get it when the draft is submitted. */
@Component
final class MakeVariantHandler {

    private final Workloads workloads;
    private final SeenPlacement seen;
    private final Beginning beginning;
    private final Ids ids;

    MakeVariantHandler(Workloads workloads, SeenPlacement seen, Beginning beginning, Ids ids) {
        this.workloads = workloads;
        this.seen = seen;
        this.beginning = beginning;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(MakeVariant command) {
        Request request = command.request();
        OnShelf found = workloads.find(command.workload(), request);
        found.standing().mayEditWorkload(found.known().namespace(), found.places());
        request.notes().because(request.body().reason());
        Known known = Workload.live(found.workload());
        DraftCommand.Start start = start(known, found.standing(), request);
        request.notes().about(new Target(start.draft(), known.workload(), null, known.namespace()));
        return beginning.of(start, request);
    }

    private DraftCommand.Start start(Known known, Standing standing, Request request) {
        Imported copied = Continuation.of(known.specification(), seen.of(known.placement(), standing));
        UUID family = known.family() == null ? ids.next() : known.family();
        return new DraftCommand.Start(ids.next(), known.kind(), request.actor().subject(), null,
                new Origin(null, known.workload(), known.revision(), null), null, family,
                Sibling.variant(copied.documents()), Carried.of("workload", copied));
    }
}
