package dev.fleetledger.command.draft.repository;

import java.util.List;
import java.util.Set;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.placement.PlacementCluster;

/**
 * A loaded draft with the actor's authorization. A {@code require…} method returns, or refuses the command.
 *
 * @param targets the clusters that it names so far
 * @param written names of clusters that the actor has written into it
 */
public record LoadedDraft(Draft draft, EventStream<DraftEvent> eventStream, Authorization authorization, List<PlacementCluster> targets,
        Set<String> written) {

    public DraftContent content() {
        return Draft.content(draft);
    }

    void requireRead() {
        authorization.requireReadDraft(content().owner(), content().namespace(), targets);
    }

    public void requireEdit() {
        authorization.requireEditDraft(content().owner(), content().namespace(), targets, written);
    }

    public void requireHandOver() {
        authorization.requireHandOver(content().owner(), content().namespace(), targets, written);
    }

    public long version() {
        return eventStream.version();
    }
}
