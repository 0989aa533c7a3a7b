package dev.fleetledger.command.draft.shelf;

import java.util.List;

import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.placement.Cluster;

/**
 * A loaded draft that the actor may see.
 *
 * @param targets the clusters that it names so far
 */
public record OnShelf(Draft draft, History<DraftEvent> history, Standing standing, List<Cluster> targets) {

    public Content content() {
        return Draft.content(draft);
    }

    public long version() {
        return history.version();
    }
}
