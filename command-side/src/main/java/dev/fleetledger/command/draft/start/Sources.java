package dev.fleetledger.command.draft.start;

import static java.util.stream.Collectors.toSet;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.Carried;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.shelf.Drafts;
import dev.fleetledger.command.draft.shelf.Manifests;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.shelf.OnShelf;
import dev.fleetledger.command.workload.shelf.Workloads;
import dev.fleetledger.manifest.Cluster;
import dev.fleetledger.manifest.Documents;
import dev.fleetledger.manifest.Imported;
import dev.fleetledger.manifest.Importing;
import dev.fleetledger.manifest.InSight;
import dev.fleetledger.manifest.Sibling;

/** The first content of a draft that goes on from something; what can't be seen can't be copied. */
@Component
final class Sources {

    private final Drafts drafts;
    private final Workloads workloads;
    private final Clusters clusters;

    Sources(Drafts drafts, Workloads workloads, Clusters clusters) {
        this.drafts = drafts;
        this.workloads = workloads;
        this.clusters = clusters;
    }

    /** The first content; problems say why it can't be one. */
    First first(Asked.@Nullable From from, Request request) {
        if (from == null || from.running() != null) {
            return new First(Documents.NONE, Carried.NOTHING);
        }
        if (from.yaml() != null) {
            return First.of("yaml", Manifests.read(from.yaml()));
        }
        return from.draft() != null
                ? draft(drafts.find(from.draft(), request).content())
                : First.of("workload", specification(workloads.find(from.workload(), request), from.revision()));
    }

    record First(Documents documents, Carried carried) {

        static First of(String source, Imported imported) {
            return new First(imported.documents(), Carried.of(source, imported));
        }
    }

    private static First draft(Content content) {
        return First.of("draft", Importing.again(content.documents(), content.carried().kept(), content.carried().found()));
    }

    private Imported specification(OnShelf found, @Nullable Integer revision) {
        Known known = found.known();
        int asked = revision == null ? known.revision() : revision;
        if (!known.has(asked)) {
            throw Problem.notFound("revision");
        }
        Imported again = Importing.again(known.specification(asked), inSight(known.placement(), found.standing()));
        return new Imported(Sibling.copy(again.documents()), again.kept(), again.notCarried(), again.problems(), again.found());
    }

    /** The new draft is its own thing: of clusters that its owner may not see it needn't even know the names. */
    private JsonNode inSight(JsonNode placement, Standing standing) {
        Set<String> seen = clusters.all().stream().filter(standing::sees).map(Cluster::name).collect(toSet());
        return InSight.of(placement, seen::contains);
    }
}
