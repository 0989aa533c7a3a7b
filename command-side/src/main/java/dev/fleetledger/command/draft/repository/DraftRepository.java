package dev.fleetledger.command.draft.repository;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;

/** Loads a draft after the checks common to all use cases, in the order that the API defines: existence, rights, version. */
@Component
public final class DraftRepository {

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;
    private final AuthorizationService authorizationService;

    DraftRepository(EventStreamRepository streamRepository, ClusterTable clusterTable, AuthorizationService authorizationService) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
        this.authorizationService = authorizationService;
    }

    /** @throws ProblemException 404 when the draft does not exist or is not visible to the actor */
    public LoadedDraft find(@Nullable UUID id, CommandRequest commandRequest) {
        EventStream<DraftEvent> eventStream = loadStream(id);
        Draft draft = Draft.replay(eventStream.events());
        DraftContent draftContent = Draft.content(draft);
        LoadedDraft found = new LoadedDraft(draft, eventStream, authorizationService.authorize(commandRequest),
                DraftTargets.of(draftContent, clusterTable));
        found.requireRead();
        commandRequest.audit().setTarget(target(found));
        return found;
    }

    /** @throws ProblemException 404, 403, 428 or 412 */
    public LoadedDraft findForEdit(@Nullable UUID id, CommandRequest commandRequest) {
        LoadedDraft found = find(id, commandRequest);
        found.requireEdit();
        commandRequest.requireVersion(found.version());
        return found;
    }

    public CommandResult append(LoadedDraft found, List<DraftEvent> events, CommandRequest commandRequest) {
        String position = streamRepository.append(found.eventStream(), events, commandRequest);
        return new CommandResult(found.content().draft(), found.eventStream().versionAfter(events), position);
    }

    private EventStream<DraftEvent> loadStream(@Nullable UUID id) {
        EventStream<DraftEvent> eventStream = id == null ? null : streamRepository.loadCompacted(StreamIds.draft(id), DraftEvent.class);
        if (eventStream == null || eventStream.isEmpty()) {
            throw ProblemException.notFound("draft");
        }
        return eventStream;
    }

    private static Target target(LoadedDraft found) {
        DraftContent draftContent = found.content();
        UUID workload = switch (found.draft()) {
            case Draft.Submitted it -> it.workload();
            case Draft.None _, Draft.Fetching _, Draft.Open _, Draft.Discarded _ -> draftContent.basedOn() == null ? null
                    : draftContent.basedOn().workload();
        };
        return new Target(draftContent.draft(), workload, draftContent.cluster(), draftContent.namespace());
    }
}
