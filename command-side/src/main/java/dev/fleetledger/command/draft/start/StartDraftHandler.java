package dev.fleetledger.command.draft.start;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.draft.fetch.RunningDaemonSetRequester;
import dev.fleetledger.command.draft.repository.DraftStarter;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.problem.NotFoundException;

@Component
final class StartDraftHandler {

    private final ClusterTable clusterTable;
    private final DraftSourceReader sourceReader;
    private final RunningDaemonSetRequester requester;
    private final DraftStarter draftStarter;
    private final IdGenerator idGenerator;

    StartDraftHandler(ClusterTable clusterTable, DraftSourceReader sourceReader, RunningDaemonSetRequester requester,
            DraftStarter draftStarter, IdGenerator idGenerator) {
        this.clusterTable = clusterTable;
        this.sourceReader = sourceReader;
        this.requester = requester;
        this.draftStarter = draftStarter;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    StartDraftResult handle(StartDraft command, Authorization authorization) {
        authorization.requireStartDrafts(clusterTable.findAll());
        UUID draft = idGenerator.next();
        authorization.audit().setTarget(new Target(draft, null, command.cluster(), null));
        requireVisible(command.cluster(), authorization);
        if (command.source() instanceof DraftSource.RunningDaemonSet source) {
            return StartDraftResult.of(startFetching(draft, command, source, authorization), List.of());
        }
        InitialContent initialContent = sourceReader.read(command.source(), authorization);
        String cluster = command.cluster() == null ? initialContent.cluster() : command.cluster();
        CommandReceipt started = draftStarter.start(new DraftCommand.Start(draft, idGenerator.next(), command.kind(), authorization.actor(),
                cluster, initialContent.from(), null, null, initialContent.documents(), initialContent.imported()));
        return StartDraftResult.of(started, initialContent.imported().notCarried());
    }

    /** Appends the draft's start and the question in one transaction. */
    private CommandReceipt startFetching(UUID draft, StartDraft command, DraftSource.RunningDaemonSet source,
            Authorization authorization) {
        RunningDaemonSetRequester.RunningRequest request =
                requester.request(draft, source.cluster(), source.namespace(), source.name(), authorization);
        authorization.audit().setTarget(new Target(draft, null, source.cluster(), source.namespace()));
        return draftStarter.start(new DraftCommand.Start(draft, idGenerator.next(), command.kind(), authorization.actor(),
                command.cluster(), new Origin(null, null, null, request.running()), null, null, StepDocuments.NONE, DraftImport.EMPTY),
                List.of(request.question()));
    }

    private void requireVisible(@Nullable String cluster, Authorization authorization) {
        if (cluster != null) {
            PlacementCluster placementCluster = clusterTable.find(cluster).orElseThrow(() -> new NotFoundException("cluster"));
            authorization.requireVisible(placementCluster);
        }
    }
}
