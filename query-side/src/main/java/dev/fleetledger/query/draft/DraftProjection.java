package dev.fleetledger.query.draft;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.sql.DatabaseText;

/** Projects draft events into drafts and their steps. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class DraftProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(DraftEvent.class, DraftView.class, DraftEvent::draft);
        keys.one(DraftEvent.StepSaved.class, DraftStepView.class, saved -> DraftStepView.id(saved.draft(), saved.step()));
    }

    @EventHandler
    void on(DraftEvent.Started started, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.getOrAdd(DraftView.class, started.draft(), () -> DraftView.of(started, event.at())).advanceTo(event);
    }

    /** The author of what a rebase or a resolution takes over from the workload is the system. */
    @EventHandler
    void on(DraftEvent.StepSaved saved, @MetaDataValue(EventMetadata.ACTION) @Nullable String action, ProjectedEvent event,
            ViewBatch viewBatch) {
        changeContent(saved, event, viewBatch).saveStep(saved.step(), saved.document(), event.actor(), event.at());
        String author = DraftEvent.savesContentOfWorkload(action) ? EventMetadata.SYSTEM : event.actor();
        viewBatch.getOrAdd(DraftStepView.class, DraftStepView.id(saved.draft(), saved.step()),
                () -> DraftStepView.of(saved.draft(), saved.step())).save(saved.document(), author, event.at());
    }

    @EventHandler
    void on(DraftEvent.Imported imported, ProjectedEvent event, ViewBatch viewBatch) {
        changeContent(imported, event, viewBatch).applyImport(imported, event.actor(), event.at());
    }

    @EventHandler
    void on(DraftEvent.Rebased rebased, ProjectedEvent event, ViewBatch viewBatch) {
        changeContent(rebased, event, viewBatch).rebase(rebased);
    }

    @EventHandler
    void on(DraftEvent.FetchAsked asked, ProjectedEvent event, ViewBatch viewBatch) {
        advance(asked, event, viewBatch).startFetch(asked.running());
    }

    @EventHandler
    void on(DraftEvent.Fetched fetched, ProjectedEvent event, ViewBatch viewBatch) {
        advance(fetched, event, viewBatch).completeFetch(fetched, event.at());
    }

    @EventHandler
    void on(DraftEvent.CollisionResolved resolved, ProjectedEvent event, ViewBatch viewBatch) {
        advance(resolved, event, viewBatch).resolveCollision(resolved);
    }

    @EventHandler
    void on(DraftEvent.LiteralAcknowledged acknowledged, ProjectedEvent event, ViewBatch viewBatch) {
        advance(acknowledged, event, viewBatch);
    }

    @EventHandler
    void on(DraftEvent.Submitted submitted, ProjectedEvent event, ViewBatch viewBatch) {
        advance(submitted, event, viewBatch).submit(submitted);
    }

    @EventHandler
    void on(DraftEvent.Discarded discarded, ProjectedEvent event, ViewBatch viewBatch) {
        advance(discarded, event, viewBatch).state = "discarded";
    }

    @EventHandler
    void on(DraftEvent.Reopened reopened, ProjectedEvent event, ViewBatch viewBatch) {
        advance(reopened, event, viewBatch).state = DraftView.OPEN;
    }

    @EventHandler
    void on(DraftEvent.HandedOver handedOver, ProjectedEvent event, ViewBatch viewBatch) {
        advance(handedOver, event, viewBatch).owner = DatabaseText.sanitize(handedOver.to());
    }

    /** Returns the draft, whose version is now that of the event. */
    private static DraftView advance(DraftEvent payload, ProjectedEvent event, ViewBatch viewBatch) {
        DraftView draft = viewBatch.get(DraftView.class, payload.draft());
        draft.advanceTo(event);
        return draft;
    }

    /** Returns the draft, whose version and content version are now those of the event. */
    private static DraftView changeContent(DraftEvent payload, ProjectedEvent event, ViewBatch viewBatch) {
        DraftView draft = advance(payload, event, viewBatch);
        draft.contentVersion = draft.version;
        return draft;
    }
}
