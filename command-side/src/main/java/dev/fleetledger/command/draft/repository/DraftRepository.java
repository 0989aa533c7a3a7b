package dev.fleetledger.command.draft.repository;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;
import dev.fleetledger.problem.VersionMissingException;
import dev.fleetledger.problem.VersionStaleException;

/** Loads a draft after the checks common to all use cases, in the order that the API defines: existence, rights, version. */
@Component
public final class DraftRepository {

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;

    DraftRepository(EventStreamRepository streamRepository, ClusterTable clusterTable) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
    }

    /** @throws NotFoundException when the draft does not exist or is not visible to the actor */
    public LoadedDraft find(@Nullable UUID id, Authorization authorization) {
        EventStream<DraftEvent> eventStream = loadStream(id);
        Draft draft = Draft.replay(eventStream.events());
        DraftContent draftContent = Draft.content(draft);
        LoadedDraft found = new LoadedDraft(draft, eventStream, authorization, DraftTargets.of(draftContent, clusterTable),
                PlacementAuthorship.namesWrittenBy(authorization.actor(), eventStream));
        found.requireRead();
        authorization.audit().setTarget(target(found));
        return found;
    }

    /**
     * @throws NotFoundException          when the draft does not exist or is not visible to the actor
     * @throws PermissionMissingException when the actor may not edit it
     * @throws VersionMissingException    when the caller told no version
     * @throws VersionStaleException      when the draft has another version
     */
    public LoadedDraft findForEdit(@Nullable UUID id, ExpectedVersion expectedVersion, Authorization authorization) {
        LoadedDraft found = find(id, authorization);
        found.requireEdit();
        expectedVersion.require(found.version());
        return found;
    }

    public CommandReceipt append(LoadedDraft found, List<DraftEvent> events) {
        String position = streamRepository.append(found.eventStream(), events);
        return new CommandReceipt(found.content().draft().toString(), found.eventStream().versionAfter(events), position);
    }

    private EventStream<DraftEvent> loadStream(@Nullable UUID id) {
        EventStream<DraftEvent> eventStream = id == null ? null : streamRepository.loadCompacted(StreamIds.draft(id), DraftEvent.class);
        if (eventStream == null || eventStream.isEmpty()) {
            throw new NotFoundException("draft");
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
