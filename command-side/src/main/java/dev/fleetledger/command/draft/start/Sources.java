package dev.fleetledger.command.draft.start;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.Carried;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.Manifests;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.manifest.Documents;
import dev.fleetledger.manifest.Imported;
import dev.fleetledger.manifest.Importing;

/** The first content of a draft that goes on from something; what can't be seen can't be copied. */
@Component
final class Sources {

    private final Drafts drafts;
    private final Workloads workloads;

    Sources(Drafts drafts, Workloads workloads) {
        this.drafts = drafts;
        this.workloads = workloads;
    }

    /** The first content; problems say why it can't be one. */
    First first(Asked.@Nullable From from, Request request) {
        if (from == null) {
            return new First(Documents.NONE, Carried.NOTHING);
        }
        if (from.yaml() != null) {
            return First.of("yaml", Manifests.read(from.yaml()));
        }
        return from.draft() != null
                ? draft(drafts.find(from.draft(), request).content())
                : First.of("workload", specification(workloads.find(from.workload(), request).known(), from.revision()));
    }

    record First(Documents documents, Carried carried) {

        static First of(String source, Imported imported) {
            return new First(imported.documents(), Carried.of(source, imported));
        }
    }

    private static First draft(Content content) {
        return First.of("draft", Importing.again(content.documents(), content.carried().kept(), content.carried().found()));
    }

    private static Imported specification(Known known, @Nullable Integer revision) {
        int asked = revision == null ? known.revision() : revision;
        if (!known.has(asked)) {
            throw Problem.notFound("revision");
        }
        return Importing.again(known.specification(asked), known.placement());
    }
}
