package dev.fleetledger.query.draft;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.sql.DatabaseText;

/** Projects draft events into drafts and their steps. */
@Component
class DraftProjection implements EventProjection {

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        List<Object> drafts = new ArrayList<>();
        List<Object> steps = new ArrayList<>();
        for (ProjectedEvent event : events) {
            if (event.payload() instanceof DraftEvent draft) {
                drafts.add(draft.draft());
                if (draft instanceof DraftEvent.StepSaved saved) {
                    steps.add(DraftStepView.id(saved.draft(), saved.step()));
                }
            }
        }
        viewBatch.load(DraftView.class, drafts);
        viewBatch.load(DraftStepView.class, steps);
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.payload() instanceof DraftEvent draft) {
            project(draft, event, viewBatch);
        }
    }

    /** Who has written a saved step: the system for what a rebase or a resolution takes over from the workload. */
    private static String author(ProjectedEvent recorded) {
        return DraftEvent.savesContentOfWorkload(recorded.metadataText(EventMetadata.ACTION)) ? EventMetadata.SYSTEM : recorded.actor();
    }

    private static void project(DraftEvent event, ProjectedEvent recorded, ViewBatch viewBatch) {
        DraftView draft = event instanceof DraftEvent.Started started
                ? viewBatch.getOrAdd(DraftView.class, started.draft(), () -> DraftView.of(started, recorded.at()))
                : viewBatch.get(DraftView.class, event.draft());
        switch (event) {
            case DraftEvent.Started _, DraftEvent.LiteralAcknowledged _ -> { }
            case DraftEvent.StepSaved saved -> {
                draft.saveStep(saved.step(), saved.document(), recorded.actor(), recorded.at());
                viewBatch.getOrAdd(DraftStepView.class, DraftStepView.id(saved.draft(), saved.step()),
                        () -> DraftStepView.of(saved.draft(), saved.step())).save(saved.document(), author(recorded), recorded.at());
            }
            case DraftEvent.FetchAsked asked -> draft.startFetch(asked.running());
            case DraftEvent.Fetched fetched -> draft.completeFetch(fetched, recorded.at());
            case DraftEvent.Rebased rebased -> draft.rebase(rebased);
            case DraftEvent.CollisionResolved resolved -> draft.resolveCollision(resolved);
            case DraftEvent.Imported imported -> draft.applyImport(imported, recorded.actor(), recorded.at());
            case DraftEvent.Submitted submitted -> draft.submit(submitted);
            case DraftEvent.Discarded _ -> draft.state = "discarded";
            case DraftEvent.Reopened _ -> draft.state = DraftView.OPEN;
            case DraftEvent.HandedOver handedOver -> draft.owner = DatabaseText.sanitize(handedOver.to());
        }
        draft.advanceTo(recorded);
        if (event instanceof DraftEvent.StepSaved || event instanceof DraftEvent.Imported || event instanceof DraftEvent.Rebased) {
            draft.contentVersion = draft.version;
        }
    }
}
