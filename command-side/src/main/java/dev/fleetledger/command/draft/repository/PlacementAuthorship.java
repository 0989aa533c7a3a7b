package dev.fleetledger.command.draft.repository;

import java.util.Map;
import java.util.Set;

import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.PlacementFilter;

/** Names of clusters that the actor has written into the draft's placement, and may therefore read again. */
final class PlacementAuthorship {

    private PlacementAuthorship() {}

    static Set<String> namesWrittenBy(String actor, EventStream<DraftEvent> eventStream) {
        for (int i = eventStream.events().size() - 1; i >= 0; i--) {
            if (eventStream.events().get(i) instanceof DraftEvent.StepSaved saved && saved.step().equals(Step.PLACEMENT.key())) {
                Map<String, String> metadata = eventStream.metadata().get(i);
                return actor.equals(metadata.get(EventMetadata.ACTOR))
                        && !DraftEvent.savesContentOfWorkload(metadata.get(EventMetadata.ACTION))
                        ? PlacementFilter.names(saved.document()) : Set.of();
            }
        }
        return Set.of();
    }
}
