package dev.fleetledger.command.draft.start;

import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.draft.fetch.RunningDaemonSetRequester;
import dev.fleetledger.command.draft.repository.DraftStarter;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.placement.PlacementCluster;

@Component
final class StartDraftHandler {

    private final AuthorizationService authorizationService;
    private final ClusterTable clusterTable;
    private final DraftSourceReader sourceReader;
    private final RunningDaemonSetRequester requester;
    private final DraftStarter draftStarter;
    private final IdGenerator idGenerator;

    StartDraftHandler(AuthorizationService authorizationService, ClusterTable clusterTable, DraftSourceReader sourceReader,
            RunningDaemonSetRequester requester, DraftStarter draftStarter,
            IdGenerator idGenerator) {
        this.authorizationService = authorizationService;
        this.clusterTable = clusterTable;
        this.sourceReader = sourceReader;
        this.requester = requester;
        this.draftStarter = draftStarter;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    CommandResponse handle(StartDraft command) {
        CommandRequest commandRequest = command.request();
        Authorization authorization = authorizationService.authorize(commandRequest);
        authorization.requireStartDrafts(clusterTable.findAll());
        StartDraftBody draftBody = commandRequest.body().read(StartDraftBody::of);
        commandRequest.audit().setReason(draftBody.reason());
        UUID draft = idGenerator.next();
        commandRequest.audit().setTarget(new Target(draft, null, draftBody.cluster(), null));
        requireVisible(draftBody.cluster(), authorization);
        StartDraftBody.From from = draftBody.from();
        if (from != null && from.running() != null) {
            return startFetching(draft, draftBody, from.running(), authorization, commandRequest);
        }
        DraftSourceReader.InitialContent initialContent = sourceReader.read(from, commandRequest);
        return draftStarter.start(new DraftCommand.Start(draft, draftBody.kind(), commandRequest.actor().subject(), draftBody.cluster(),
                origin(from), null, null,
                initialContent.documents(), initialContent.imported()), commandRequest);
    }

    /** Appends the draft's start and the question in one transaction. */
    private CommandResponse startFetching(UUID draft, StartDraftBody draftBody, StartDraftBody.Running from, Authorization authorization,
            CommandRequest commandRequest) {
        RunningDaemonSetRequester.RunningRequest request =
                requester.request(draft, from.cluster(), from.namespace(), from.name(), authorization);
        commandRequest.audit().setTarget(new Target(draft, null, from.cluster(), from.namespace()));
        return draftStarter.start(new DraftCommand.Start(draft, draftBody.kind(), commandRequest.actor().subject(), draftBody.cluster(),
                new Origin(null, null, null, request.running()), null, null, StepDocuments.NONE, DraftImport.EMPTY),
                List.of(request.question()), commandRequest);
    }

    private void requireVisible(@Nullable String cluster, Authorization authorization) {
        if (cluster != null) {
            PlacementCluster placementCluster = clusterTable.find(cluster).orElseThrow(() -> ProblemException.notFound("cluster"));
            authorization.requireVisible(placementCluster);
        }
    }

    private static @Nullable Origin origin(StartDraftBody.@Nullable From from) {
        return from == null || from.yaml() != null ? null : new Origin(from.draft(), from.workload(), from.revision(), null);
    }
}
