package dev.fleetledger.command.draft.start;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.manifest.Documents;
import dev.fleetledger.manifest.Specification;

/** The first content of a draft that goes on from something; what can't be seen can't be copied. */
@Component
final class Sources {

    private final Drafts drafts;
    private final Workloads workloads;

    Sources(Drafts drafts, Workloads workloads) {
        this.drafts = drafts;
        this.workloads = workloads;
    }

    Documents documents(Asked.@Nullable From from, Request request) {
        if (from == null) {
            return Documents.NONE;
        }
        return from.draft() != null
                ? drafts.find(from.draft(), request).content().documents()
                : specification(workloads.find(from.workload(), request).known(), from.revision());
    }

    private static Documents specification(Known known, @Nullable Integer revision) {
        int asked = revision == null ? known.revision() : revision;
        if (!known.has(asked)) {
            throw Problem.notFound("revision");
        }
        return Specification.toDocuments(known.specification(asked), known.placement());
    }
}
