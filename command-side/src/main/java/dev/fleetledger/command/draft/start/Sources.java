package dev.fleetledger.command.draft.start;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.Carried;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.Manifests;
import dev.fleetledger.command.draft.shelf.SeenPlacement;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.shelf.OnShelf;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.manifest.check.Continuation;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.draft.Sibling;
import dev.fleetledger.manifest.importing.Imported;

/** Reads the initial content of a draft from its source. A source that the actor may not see cannot be copied. */
@Component
final class Sources {

    private final Drafts drafts;
    private final Workloads workloads;
    private final SeenPlacement seen;

    Sources(Drafts drafts, Workloads workloads, SeenPlacement seen) {
        this.drafts = drafts;
        this.workloads = workloads;
        this.seen = seen;
    }

    /** Returns the initial content; throws a problem when the source cannot be read or imported. */
    First first(Asked.@Nullable From from, Request request) {
        if (from == null || from.running() != null) {
            return new First(Documents.NONE, Carried.NOTHING);
        }
        if (from.yaml() != null) {
            return First.of("yaml", Manifests.read(from.yaml()));
        }
        return from.draft() != null
                ? draft(from.draft(), request)
                : First.of("workload", specification(workloads.find(from.workload(), request), from.revision()));
    }

    record First(Documents documents, Carried carried) {

        static First of(String source, Imported imported) {
            return new First(imported.documents(), Carried.of(source, imported));
        }
    }

    private First draft(UUID source, Request request) {
        var found = drafts.find(source, request);
        Content content = found.content();
        return First.of("draft", Continuation.of(seen.in(content.documents(), found.standing()), content.carried().kept(), content.carried().found()));
    }

    private Imported specification(OnShelf found, @Nullable Integer revision) {
        Known known = found.known();
        int asked = revision == null ? known.revision() : revision;
        if (!known.has(asked)) {
            throw Problem.notFound("revision");
        }
        Imported again = Continuation.of(known.specification(asked), seen.of(known.placement(), found.standing()));
        return new Imported(Sibling.copy(again.documents()), again.kept(), again.notCarried(), again.problems(), again.found());
    }
}
