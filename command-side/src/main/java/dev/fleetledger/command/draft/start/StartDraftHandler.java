package dev.fleetledger.command.draft.start;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Doorkeeper;
import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.draft.Carried;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.fetch.RunningSource;
import dev.fleetledger.command.draft.shelf.Beginning;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.placement.Cluster;

@Component
final class StartDraftHandler {

    private final Doorkeeper doorkeeper;
    private final Clusters clusters;
    private final Sources sources;
    private final RunningSource source;
    private final Beginning beginning;
    private final Ids ids;

    StartDraftHandler(Doorkeeper doorkeeper, Clusters clusters, Sources sources, RunningSource source, Beginning beginning,
            Ids ids) {
        this.doorkeeper = doorkeeper;
        this.clusters = clusters;
        this.sources = sources;
        this.source = source;
        this.beginning = beginning;
        this.ids = ids;
    }

    @CommandHandler
    Answer handle(StartDraft command) {
        Request request = command.request();
        Standing standing = doorkeeper.standing(request);
        standing.mayStartDrafts(clusters.all());
        Asked asked = request.body().read(Asked::of);
        request.notes().because(asked.reason());
        UUID draft = ids.next();
        request.notes().about(new Target(draft, null, asked.cluster(), null));
        seen(asked.cluster(), standing);
        Asked.From from = asked.from();
        if (from != null && from.running() != null) {
            return fetching(draft, asked, from.running(), standing, request);
        }
        Sources.First first = sources.first(from, request);
        return beginning.of(new DraftCommand.Start(draft, asked.kind(), request.actor().subject(), asked.cluster(), origin(from), null, null,
                first.documents(), first.carried()), request);
    }

    /** Appends the draft's start and the question in one transaction. */
    private Answer fetching(UUID draft, Asked asked, Asked.Running from, Standing standing, Request request) {
        RunningSource.Asked running = source.ask(draft, from.cluster(), from.namespace(), from.name(), standing);
        request.notes().about(new Target(draft, null, from.cluster(), from.namespace()));
        return beginning.of(new DraftCommand.Start(draft, asked.kind(), request.actor().subject(), asked.cluster(),
                new Origin(null, null, null, running.running()), null, null, Documents.NONE, Carried.NOTHING), List.of(running.question()), request);
    }

    private void seen(@Nullable String named, Standing standing) {
        if (named != null) {
            Cluster cluster = clusters.named(named).orElseThrow(() -> Problem.notFound("cluster"));
            standing.maySeeCluster(cluster);
        }
    }

    private static @Nullable Origin origin(Asked.@Nullable From from) {
        return from == null || from.yaml() != null ? null : new Origin(from.draft(), from.workload(), from.revision(), null);
    }
}
